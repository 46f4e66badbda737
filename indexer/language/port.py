"""What the indexer asks of language detection."""

from typing import Protocol

from indexer.documents import Language


class LanguageDetector(Protocol):
    """Names the language of a text.

    Never raises, and the same text always gets the same answer. A text too short to tell is `und` with confidence 0.
    Croatian or a neighbour that nothing tells from the others is `sh`. `also` names other languages of the text.
    `agreed` compares with a second, independent opinion; it is also true where the second can't know the language.
    """

    def detect(self, text: str) -> Language: ...

    def first_guess(self, text: str) -> Language:
        """The same without the second opinion, several times cheaper; `agreed` is false."""

    def confirms(self, text: str, code: str) -> bool:
        """Whether the second opinion on `text` does not contradict `code`."""
