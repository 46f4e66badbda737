"""What the decisions of librarians teach: a small model, trained by command, used where it is better."""
