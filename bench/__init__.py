"""What Putokaz is worth and what it costs, one script a question; each prints one table.

How fast the search engines are, on a collection that is made up and always the same for one seed:

    words.py        the made-up vocabularies: Zipf's law, and inflected words with diacritics
    collection.py   records of these words, published into a data folder
    questions.py    questions of the same words, with filters
    timing.py       medians and percentiles
    over_http.py    the same questions to a server of its own
    report.py       the table, and the same as plain values
    engines.py      the command

Where the time of a question goes, and what it would cost without us:

    synthetic.py    a made-up collection, drawn block by block
    filling.py      it goes straight into the engine, and stays in a folder for later runs
    rivals.py       Tantivy asked by hand, SQLite's FTS5
    search.py       the same questions to each layer

Whether the forms of a word meet:

    forms.py        a treebank's pairs of forms, ours and the libraries'

How well and how fast files are read:

    likeness.py     how much of a text came out, and in which order
    extraction.py   Putokaz, PDFium and pypdf beside each other
    corpus.py       how reading ends for each file of a folder
    passages.py     sound text in languages that the demonstration collection lacks
    damage.py       the ways in which fonts break text
    repair.py       how much of it is mended
    languages.py    detectors of languages side by side

How good proposals and tags are, on publications that people have described:

    judged.py       the publications of all sets, with what their readers say
    agreement.py    how far the readers agree
    metadata.py     right, wrong and missing by field, and every error
    tags.py         precision and recall by facet, and every error
    calibration.py  fits the weights of tags, and tells their worth on publications held back
    mentions.py     the concepts that publications mention, and which their readers chose
    fitting.py      weights of one facet
    examples.py     what the example passages of concepts teach
    thresholds.py   from which score on tags are shown

Nothing in `repository`, `indexer` or `webapp` imports this package; it is not part of the installed software. How good
the answers of a search are is another matter: see `indexer.evaluation.evaluation`.
"""
