"""The demonstration collection: short sample publications and the builder that turns them into PDF files.

    publications/   one source a text: TOML front matter, then light Markdown
    markdown.py     light Markdown -> blocks
    source.py       file -> Publication, or every fault in it
    agencies.py     name, colour and cover of each agency
    wording.py      the few words the builder adds, in each language: the sample notice first of all
    fonts.py        typefaces, from Python packages only
    arabic.py       paragraphs that run from right to left
    typography.py   sizes and spacing
    flowables.py    blocks -> ReportLab flowables
    cover.py        the first page
    layouts.py      page geometry, and the order of things in each layout
    document.py     Publication -> bytes of a PDF
    scan.py         PDF -> PDF of page images, as a scanner leaves it
    catalogue.py    metadata.csv, one row a PDF
    build.py        the command

Nothing in `repository`, `indexer` or `webapp` imports this package; it is not part of the installed software.
"""
