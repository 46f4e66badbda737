"""What a publication says of itself, each value with the passage it was read from and how sure we are.

own_pages.py    the pages where a publication speaks of itself: cover, title page, imprint, back
dates.py        dates of a text, in any language       names.py      lists of names: persons and bodies
citation.py     *How to cite this report*, and what follows

title.py, blocks.py   title and subtitle, from the type of the first pages
creators.py     agency.py     issued.py     identifiers.py     series.py     license.py     abstract.py
proposals.py    all of them for one publication
abbreviations.py, captions.py   what its text explains and shows: read off the stored pages, no proposals
"""
