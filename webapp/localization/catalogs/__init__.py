"""Catalogs as files: what is extracted from the sources, merged, read, counted, compiled."""
