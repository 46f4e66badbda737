"""What fonts without a proper map to Unicode do to the letters of a page, found and mended.

    pages.py           the way through: pages in, repaired pages out
    code_pages.py      one code page read as another: `Sveu£ili²te`, `Poèetak`
    code_tables.py     the code pages that are tried
    misread_utf8.py    UTF-8 read one byte at a time: `Å¡kola`
    split_accents.py   accents beside their letters: `Sveuˇ cilište`
    accents.py         which accent makes which letter
    spaced_letters.py  words set with a blank after each letter: `K a r i j e r a`
    voices.py          the languages that a damaged text may be in, and what they say of a word
    alphabets.py       the letters that languages write beside A to Z
    letters.py         how like a language's own a spelling is
    lexicon.py         the words of a language

A repair has to make words of the page's own language out of what were none; where it can't, the page stays as it is.
What a font has lost can't be brought back here: such a page is red, see `indexer.extraction.health`.
"""
