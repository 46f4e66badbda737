"""The review queue: what waits, what is wrong with it, and the decisions about it."""
