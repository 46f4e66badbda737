"""Which language a text, a page and a record are in."""
