"""The interface in many languages: catalogs on the disk, their checks, the texts in memory, names and numbers."""
