"""The forms of an adjective, an inhabitant or a name of a country, from its dictionary form.

Stemmers and lemma dictionaries know the words of the newspaper: `Kosovu`, *crnogorskoga* or *w Niemczech* are not among
them, and a stem that two countries share is worse than none. A few hundred words of a narrow kind follow few rules,
so all their forms are written out. A form that the rules make and nobody uses does no harm.

Each rule: ending of the dictionary form -> what takes its place. The first that fits counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

Rules = Sequence[tuple[str, str]]


class Kind(Enum):
    """What a mention is; see `indexer.tagging.regions.salience` for what it weighs."""

    NAME = "name"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    PLACE = "place"
    """A town, a county or another part of the country."""
    ORIGIN = "origin"
    """Any of these, of people who have left: *Syrian refugees*, *immigrants from Morocco*."""


# The endings are parted by spaces; `-` is none.
HBS_ADJECTIVE: Rules = (("i", "i a o e u og oga om ome omu oj im ima ih"),)
HBS_PERSON: Rules = (
    ("ac", "ac ca cu cem če ci aca ce cima"),
    ("anin", "anin anina aninu aninom ani ana anima ane"),
    ("in", "in ina inu inom i a ima e"),
    ("k", "k ka ku kom ci ke cima"),
    ("a", "a e i u o om ama"),
    ("", "- a u om em i e ima"),
)
HBS_NAME: Rules = (
    ("ska", "ska ske skoj sku skom"),
    ("ška", "ška ške škoj šku škom"),
    ("čka", "čka čke čkoj čku čkom"),
    ("ija", "ija ije iji iju ijom"),
    ("ka", "ka ke ki ci ku kom"),
    ("a", "a e i u om"),
    ("ovac", "ovac ovca ovcu ovcem"),
    ("vec", "vec vca vcu vcem"),
    ("dar", "dar dra dru drom"),
    ("sak", "sak ska sku skom"),
    ("nac", "nac nca ncu ncem"),
    ("vci", "vci vaca vcima vce"),
    ("o", "o a u om og"),
    ("e", "e ea eu eom a u em"),
    ("i", "i ija iju ijem"),
    ("u", "u ua uu uom"),
    ("", "- a u om em"),
)
EAST_SLAVIC_PERSON_RU: Rules = (
    ("иец", "иец ийца ийцу ийцем ийце ийцы ийцев ийцам ийцами ийцах"),
    ("ец", "ец ца цу цем цом це цы цев цам цами цах"),
    ("ин", "ин ина ину ином ине ины инов инам е - ам ами ах"),
    ("", "- а у ом е ы и ов ей ам ами ах"),
)
EAST_SLAVIC_PERSON_UK: Rules = (
    ("єць", "єць йця йцю йцем йці йців йцям йцями йцях"),
    ("ець", "ець ця цю цем ці ців цям цями цях"),
    ("ин", "ин ина ину ином ини інів инам и - ам ами ах"),
    ("ка", "ка ки ці ку кою ок кам ками ках"),
    ("", "- а у ом і и ів ам ами ах"),
)
ADJECTIVES: Mapping[str, Rules] = {
    "en": (("", "- s"),),
    "de": (("", "- e er en em es"),),
    "fr": (("en", "en ens enne ennes"), ("e", "e es"), ("", "- e s es")),
    "es": (
        ("és", "és esa eses esas"), ("án", "án ana anes anas"), ("én", "én ena enes enas"),
        ("ón", "ón ona ones onas"), ("o", "o a os as"), ("í", "í ís íes"), ("a", "a as"), ("e", "e es"),
        ("", "- a es as"),
    ),
    "it": (("co", "co ca ci chi che"), ("o", "o a i e"), ("e", "e i"), ("a", "a i e he")),
    "hr": HBS_ADJECTIVE,
    "sr": HBS_ADJECTIVE,
    "sl": (("i", "i a o e ega emu em im ih ima imi"),),
    "pl": (("i", "i a ie iego iemu im ich imi ą iej"),),
    "ru": (("ий", "ий ого ому им ом ая ой ую ое ие их ими"),),
    "uk": (("ий", "ий ого ому им ім а ої ій у ою е і их ими"),),
    "ar": (("", "- ة ين ون ات ان"),),
    "pt": (
        ("ês", "ês esa eses esas"), ("ão", "ão ã ãos ãs ães"), ("ol", "ol ola óis olas"), ("o", "o a os as"),
        ("a", "a as"), ("e", "e es"), ("", "- s"),
    ),
    "nl": (("", "- n r s"),),
    "sv": (("", "- t a e as"),),
    "ro": (
        ("esc", "esc ească ești esti"), ("ean", "ean eană eni ene enii enilor"), ("c", "c că ci ce cii cilor"),
        ("ol", "ol olă oli ole olii olilor"), ("z", "z ză zi ze zii zilor"), ("", "- ă i e ii ilor elor"),
    ),
    "bg": (
        ("шки", "шки шка шко шкия шкият шката шкото шките"), ("ки", "ки ка ко кия кият ката кото ките"),
    ),
    "cs": (
        ("ský", "ský ská ské ského skému ským skou skému ských skými ští"),
        ("cký", "cký cká cké ckého ckému ckým ckou ckých ckými čtí"), ("ý", "ý á é ého ému ým ou ých ými"),
    ),
    "hu": (("", "- ok ek ak k t ban ben"),),
    "tr": (("", "- lar ler ların lerin lara lere"),),
    "el": (
        ("ικός", "ικός ική ικό ικού ικής ικών ικές ικά ικούς ικοί"), ("ος", "ος η ο ου ης ων ες α ους οι"),
        ("ός", "ός ή ό ού ής ών ές ά ούς οί"),
    ),
}  # fmt: skip
INHABITANTS: Mapping[str, Rules] = {
    "de": (("e", "e en in innen"), ("", "- s n in innen")),
    "hr": HBS_PERSON,
    "sr": HBS_PERSON,
    "sl": (
        ("ec", "ec ca cu cem ci cev ce cih cema"), ("ek", "ek ka ku kom ki kov ke kih"),
        ("ka", "ka ke ki ko kam kami kah"), ("", "- a u om em i ov ev e ih"),
    ),
    "pl": (
        ("niec", "niec ńca ńcowi ńcem ńcy ńców ńcom ńcami ńcach"),
        ("anin", "anin anina aninowi aninem anie an anom anami anach"),
        ("k", "k ka kowi kiem cy ków kom kami kach"), ("ka", "ka ki ce kę ką ek kom kami kach"),
        ("", "- a owi em iem ie y i ów om ami ach"),
    ),
    "ru": EAST_SLAVIC_PERSON_RU,
    "uk": EAST_SLAVIC_PERSON_UK,
    "nl": (("", "- s en"),),
    "sv": (
        ("are", "are aren arna arnas"), ("ier", "ier iern ierna iernas"), ("man", "man mannen män männen"),
        ("", "- en ar arna er erna"),
    ),
    "bg": (
        ("ец", "ец еца ецът ци ците"), ("ин", "ин ина инът и ите"), ("ка", "ка ката ки ките"), ("", "- а ът и ите"),
    ),
    "cs": (
        ("ec", "ec ce ci cem cům ců cích"), ("ek", "ek ka kovi kem ci ků kům"), ("", "- a ovi em i y ů ům ech ové é"),
    ),
    "el": (
        ("ας", "ας α ες ων"), ("ης", "ης η ες ων"), ("α", "α ας ες ων"), ("ος", "ος ου ο οι ων ους"),
        ("ός", "ός ού ό οί ών ούς"),
    ),
}  # fmt: skip
NAMES: Mapping[str, Rules] = {
    "en": (("", "-"),),
    "fr": (("", "-"),),
    "es": (("", "-"),),
    "it": (("", "-"),),
    "de": (("s", "s"), ("", "- s")),
    "ar": (("", "-"),),
    "hr": HBS_NAME,
    "sr": HBS_NAME,
    "sl": (
        ("ska", "ska ske ski sko skem skega"), ("ška", "ška ške ški ško škem škega"), ("a", "a e i o"),
        ("o", "o a u om"), ("je", "je ja ju jem"), ("per", "per pra pru prom"), ("", "- a u om em ju"),
    ),
    "pl": (
        ("a", "a y i ie ę ą"), ("ów", "ów owa owu owie owem"), ("ódź", "ódź odzi odzią"), ("ń", "ń nia niu niem"),
        ("ice", "ice ic icom icami icach"), ("ław", "ław ławia ławiu ławiem"), ("yce", "yce yc ycom ycami ycach"),
        ("cz", "cz czy czą"), ("", "- u ie em a"),
    ),
    "ru": (
        ("ия", "ия ии ию ией"), ("а", "а ы и е у ой"), ("й", "й я ю ем е"), ("ь", "ь и ью я ю ем е"),
        ("", "- а у ом е"),
    ),
    "uk": (
        ("ія", "ія ії ію ією"), ("а", "а и і у ою"), ("й", "й ю єм ї"), ("ів", "ів ова ову овом ові"),
        ("їв", "їв єва єву євом єві"), ("о", "о а у ом і"), ("ль", "ль ля лю лем лі"), ("", "- а у ом ом і"),
    ),
    "pt": (("", "-"),),
    "nl": (("s", "s"), ("", "- s")),
    "sv": (("s", "s"), ("", "- s")),
    "bg": (("", "-"),),
    "ro": (("ia", "ia iei"), ("a", "a ei"), ("u", "u ului"), ("", "- ul ului")),
    "el": (
        ("ος", "ος ου ο"), ("ο", "ο ου"), ("ας", "ας α"), ("ης", "ης η"), ("α", "α ας"), ("η", "η ης"), ("", "-"),
    ),
}  # fmt: skip
# Languages without rules for names have theirs compared by stem.
RULES = {Kind.ADJECTIVE: ADJECTIVES, Kind.INHABITANT: INHABITANTS, Kind.NAME: NAMES, Kind.PLACE: NAMES}

# Arabic writes the article and one-letter words in one with what follows.
ARABIC_ARTICLE = "ال"
ARABIC_WITH_ARTICLE = ("ال", "وال", "بال", "لل", "كال", "فال", "ولل", "وبال")
ARABIC_WITHOUT = ("", "و", "ب", "ل", "ك", "ف", "ول", "وب")
DIGRAPHS = (("dž", "џ"), ("nj", "њ"), ("lj", "љ"))
CYRILLIC = str.maketrans("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж")


def inflected(word: str, kind: Kind, language: str) -> Iterator[str]:
    """All forms of a word in lower case, the dictionary form first; with a table but no rule, an inhabitant is formed
    as the adjective is, and a name not at all."""
    lower = word.lower()
    yield lower
    is_name = kind in (Kind.NAME, Kind.PLACE)
    rules = RULES[kind].get(language) or (() if is_name else ADJECTIVES.get(language, ()))
    for ending, endings in rules:
        if lower.endswith(ending):
            stem = lower[: len(lower) - len(ending)]
            forms = [stem + ("" if one == "-" else one) for one in endings.split()]
            yield from (_in_arabic(forms, kind) if language == "ar" else forms)
            return


def _in_arabic(forms: Sequence[str], kind: Kind) -> Iterator[str]:
    """With the article and the words of one letter; a name keeps its article (*al-Maghrib*) or has none."""
    is_name = kind in (Kind.NAME, Kind.PLACE)
    for form in forms:
        bare = form.removeprefix(ARABIC_ARTICLE)
        if not is_name or bare != form:
            yield from (prefix + bare for prefix in ARABIC_WITH_ARTICLE)
        if not is_name or bare == form:
            yield from (prefix + bare for prefix in ARABIC_WITHOUT)


def in_cyrillic(word: str) -> str:
    """Serbian from its Latin to its Cyrillic spelling, in lower case."""
    lower = word.lower()
    for latin, letter in DIGRAPHS:
        lower = lower.replace(latin, letter)
    return lower.translate(CYRILLIC)
