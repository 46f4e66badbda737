"""How fast the search engines are, measured on a collection that is made up and always the same for one seed; and how
well languages are told, measured on texts that one brings.

    words.py        the made-up vocabularies: Zipf's law, and inflected words with diacritics
    collection.py   records of these words, published into a data folder
    questions.py    what is asked: words of titles, some with a filter, some that find nothing
    timing.py       calls timed one by one, and their percentiles
    over_http.py    the same questions to a server of its own
    report.py       the table, and the same as plain values
    engines.py      the command
    languages.py    detectors of languages side by side

How good the suggested tags are, on publications that a person has tagged:

    judged.py       the publications of both sets, with what the person chose
    tags.py         precision and recall by facet, and every error; the command
    metadata.py     another: how well title, year, creators ... are read off publications

And how well broken diacritics are repaired, `python -m bench.repair`:

    passages.py     sound text in languages that the demonstration collection lacks
    damage.py       the ways in which fonts break it
    repair.py       the command

Nothing in `repository`, `indexer` or `webapp` imports this package; it is not part of the installed software. How
good the answers of a search are is another matter: see `indexer.evaluation`.
"""
