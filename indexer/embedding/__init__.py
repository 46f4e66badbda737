"""Texts as vectors whose nearness is nearness in meaning, in whatever language they are written."""
