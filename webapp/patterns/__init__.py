"""`/-/patterns`, for development: every component of the reading side with its partials, its stylesheet and an example.

catalog.py    the components
samples.py    what their partials print, taken from the collection that is served
views.py      the page; only there where `PUTOKAZ_PATTERNS` is set
"""
