"""From bytes to findable: extract, detect the language, propose metadata, tag, analyse, index, search, measure.

Everything here can be made again from `repository`. Read `pipeline` for the way of a publication and `search` for
the way of a question.
"""
