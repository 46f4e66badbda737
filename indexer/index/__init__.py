"""The index of one installation: its generations, the manifest of each, and how it follows the records."""
