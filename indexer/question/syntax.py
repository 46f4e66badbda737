"""A scanned question -> the tree that Whoosh's parser makes of it.

Whoosh's query language is what people type, and its parser decides what belongs together: fields before groups, NOT
before AND before OR. Of its plug-ins those are used that have a meaning here; there are no wildcards inside words, no
ranges of words and no boosts. `+` and `-` are operators of ours before one part: Whoosh's own plug-in for them looks at
the outermost group only, and turns what is optional into an OR.
"""

from functools import lru_cache
from typing import Any

from whoosh import qparser, query
from whoosh.qparser import syntax

from indexer.question.scanner import Piece, rendered


class Loose(query.Or):  # type: ignore[misc]
    """Parts typed side by side, apart from those joined by an explicit OR."""


class LooseGroup(syntax.GroupNode):  # type: ignore[misc]
    """Not a kind of `OrGroup`, for an OR would take the words of a bracket beside it for its own."""

    qclass = Loose


class Must(query.WrappingQuery):  # type: ignore[misc]
    """A part that may not be missing, however many others match."""


class MustGroup(syntax.Wrapper):  # type: ignore[misc]
    qclass = Must


# Name of the field of what is typed without one.
ANYWHERE = "text"


def tree(pieces: list[Piece]) -> Any:
    """Nodes of `whoosh.query`; texts are as they were typed."""
    return _parser().parse(rendered(pieces), normalize=False)


@lru_cache(maxsize=1)
def _parser() -> Any:
    before_a_part = r"(?<![^\s(]){}(?=[^\s)])"
    tagger, prefix = qparser.OperatorsPlugin.OpTagger, syntax.PrefixOperator
    signs = [
        (tagger(before_a_part.format("-"), syntax.NotGroup, prefix, memo="minus"), 0),
        (tagger(before_a_part.format(r"\+"), MustGroup, prefix, memo="plus"), 0),
    ]
    plugins = [
        qparser.WhitespacePlugin(),
        qparser.PhrasePlugin(expr='"(?P<text>[^"]*)"(?P<slop>(?!))?'),
        qparser.FieldsPlugin(expr=r"(?<![^\s(+-])(?P<text>[a-z_]+):(?=\S)", remove_unknown=False),
        qparser.PrefixPlugin(),
        qparser.FuzzyTermPlugin(),
        qparser.GroupPlugin(),
        qparser.OperatorsPlugin(signs, AndNot=None, AndMaybe=None, Require=None),
    ]
    return qparser.QueryParser(ANYWHERE, None, plugins=plugins, group=LooseGroup)
