"""A search followed by e-mail, without an account: asked for, confirmed, told, stopped.

question.py   a search as the text that is kept, and in words
views.py      the pages: ask for letters, confirm, change, stop
news.py       what was published since, of a search
digests.py    the letters that are due
letters.py    their words
"""
