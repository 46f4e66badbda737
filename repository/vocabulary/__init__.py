"""Vocabularies: concepts in memory, edited by people, in and out as SKOS and CSV."""
