"""JSON for programs: the same search, the same records. Errors are problems, see `webapp.errors`."""
