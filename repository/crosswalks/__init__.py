"""A record in the words of other schemas: pure functions from a record and the vocabulary to XML.

Nothing here knows where the site is: the address that keeps, and those of the files, are given. References for
reference managers are something else, and written in `webapp.citations`.
"""
