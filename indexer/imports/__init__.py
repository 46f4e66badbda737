"""Metadata in tables: read in a limited child, checked cell by cell, imported row by row."""
