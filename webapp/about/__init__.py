"""What the site says of itself: to people (help, about, privacy, accessibility, contact) and to machines."""
