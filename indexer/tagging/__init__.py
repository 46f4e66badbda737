"""Concepts that a publication seems to be about, each with the passages that say so."""
