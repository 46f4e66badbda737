"""One publication: its page, its pages, its files, and what stays when it is withdrawn."""
