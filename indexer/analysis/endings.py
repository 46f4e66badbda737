"""Light stemming for languages that no library stems: endings are taken off in layers, the outermost first.

Kazakh, Kyrgyz, Uzbek and Azerbaijani put plural, possessor and case after one another in this order, each in a form
that suits the vowels before it. Korean particles follow the noun. Of Maltese only the plurals by ending are known
here; its broken plurals (*skola*, *skejjel*) stay apart.

Words are folded first, so that what is typed on a keyboard without the letters of the language loses the same endings.
"""

from dataclasses import dataclass

import regex

from indexer.analysis.folding import fold


@dataclass(frozen=True)
class Layers:
    """Endings by layer, outermost first, parted by spaces. `shortest`: letters that must remain.

    `hardened`: last letters that are softer before an ending, as (soft, hard); all folded.
    """

    layers: tuple[str, ...]
    shortest: int = 3
    hardened: tuple[str, str] = ("", "")

    def stemmer(self) -> "Stem":
        return Stem(self)


class Stem:
    """A callable: a word -> its folded stem. Takes at most one ending of each layer off, the longest that fits."""

    def __init__(self, layers: Layers) -> None:
        self.shortest = layers.shortest
        self.patterns = tuple(
            regex.compile(f"(?:{'|'.join(sorted(fold(endings).split(), key=len, reverse=True))})$")
            for endings in layers.layers
        )
        self.hardened = str.maketrans(*layers.hardened)

    def __call__(self, word: str) -> str:
        word = fold(word)
        for pattern in self.patterns:
            found = pattern.search(word, self.shortest)
            if found:
                word = word[: found.start()]
        return word[:-1] + word[-1:].translate(self.hardened)


LAYERS = {
    "kk": Layers(
        (
            "ның нің дың дің тың тің ға ге қа ке на не ны ні ды ді ты ті да де та те нда нде дан ден тан тен нан нен "
            "мен бен пен",
            "ы і асы есі ясы",
            "лар лер дар дер тар тер",
            "ы і",
        ),
        hardened=("гб", "кп"),
    ),
    "ky": Layers(
        (
            "нын нин нун нүн дын дин дун дүн тын тин тун түн га ге го гө ка ке ко кө на не но нө ны ни ну нү ды ди ду "
            "дү ты ти ту тү да де до дө та те то тө нда нде ндо ндө дан ден дон дөн тан тен тон төн нан нен нон нөн",
            "ы и у ү асы еси ясы осу өсү",
            "лар лер лор лөр дар дер дор дөр тар тер тор төр",
            "ы и у ү",
        ),
        hardened=("гб", "кп"),
    ),
    "uz": Layers(("ning ni ga ka qa da dan gacha", "i si imiz ingiz", "lar", "i"), hardened=("g", "k")),
    "az": Layers(
        (
            "ın in un ün nın nin nun nün ə a yə ya nə na ı i u ü nı ni nu nü da də nda ndə dan dən ndan ndən",
            "ı i u ü ası əsi",
            "lar lər",
            "ı i u ü ə a",
        ),
        hardened=("gy", "qk"),
    ),
    "mt": Layers(("ijiet jiet iet iji i a at in u",)),
    "ko": Layers(
        (
            "에서는 에서의 에서도 에서 에게서 에게 에는 에도 에 으로써 으로서 으로 로서 로써 로 까지 부터 처럼 보다 "
            "이라는 라는 이나 은 는 이 가 을 를 의 와 과 도 만",
            "들",
            "가 이",
        ),
        shortest=2,
    ),
}  # fmt: skip
