"""Bringing publications in: files, what became of them, and the list of drafts."""
