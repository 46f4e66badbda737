"""Many records at once: a grid in the page, and a table to take away, change and bring back."""
