"""How fast the search engines are, measured on a collection that is made up and always the same for one seed; and
whether the forms of a word meet.

    words.py        the made-up vocabularies: Zipf's law, and inflected words with diacritics
    collection.py   records of these words, published into a data folder
    questions.py    what is asked: words of titles, some with a filter, some that find nothing
    timing.py       calls timed one by one, and their percentiles
    over_http.py    the same questions to a server of its own
    report.py       the table, and the same as plain values
    engines.py      the command
    forms.py        the other command: a treebank's pairs of forms, ours and the libraries'

Nothing in `repository`, `indexer` or `webapp` imports this package; it is not part of the installed software. How
good the answers are is another matter: see `indexer.evaluation`.
"""
