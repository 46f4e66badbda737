"""The collection as plain lists: topics, countries, agencies, languages and whatever else it is tagged by.

Each value stands with its number, in the order of the reader's alphabet or of the vocabulary.
"""
