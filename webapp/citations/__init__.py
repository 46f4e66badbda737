"""Citations of a publication or of one page of it: `styles` for people, `formats` for their programs.

All start from a `Source`, which knows nothing of records; own writers and not citeproc, see decision 15.
"""
