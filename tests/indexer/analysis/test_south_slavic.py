"""The rules of Croatian stems, one by one: what the word list leads to, what it does not know, what must stay apart."""

import pytest

from indexer.analysis.analyzer import analyzer_for


def stem(form: str, language: str = "hr") -> str:
    return analyzer_for(language).forms(form)[1]


@pytest.mark.parametrize(
    ("rule", "forms"),
    [
        ("comparative of an irregular adjective", "dobar bolji boljeg najbolji najboljih"),
        ("superlative outside the list", "neslobodan neslobodni najneslobodnija"),
        ("both forms of an adjective and its fleeting a", "javan javni javnih javnoga javnim"),
        ("participle outside the list", "organizirati organizirao organiziran organiziranih"),
        ("iotation", "objaviti objavljen objavljenoj objavljenom"),
        ("present in -uje of a verb in -ivati", "najavljivati najavljuju"),
        ("infinitive without its vowel", "nastaviti nastavit"),
        ("infinitive under its partner of the other aspect", "odvijati odvija odvijao"),
        ("imperative that looks like an infinitive", "vratiti vrati vratila"),
        ("plural of a person in -nik", "stanovnik stanovnika stanovnici"),
        ("plural of a person outside the list", "nakladnik nakladnika nakladnici"),
        ("plural that is another word", "dijete djeteta djeca djece"),
        ("l at the end of a syllable", "cijel cijela cijeli cijelog"),
        ("fleeting a outside the list", "dvodnevan dvodnevna dvodnevnu"),
        ("verbal noun in all cases", "usmjeravanje usmjeravanja usmjeravanju usmjeravanjem"),
        ("feminine in -nja is no verbal noun", "kampanja kampanje kampanju kampanjom"),
        ("noun whose instrumental is an adverb", "početak početka početkom"),
        ("abstract noun outside the list", "jedinstvenost jedinstvenosti jedinstvenošću"),
    ],
)
def test_forms_meet(rule: str, forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1, rule


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pokušaj", "pokušati"),
        ("poslovni", "poslovati"),
        ("novi", "novosti"),
        ("kultura", "kulturni"),
        ("stvarna", "stvarati"),
        ("aktivan", "aktivnost"),
        ("povjerenica", "povjerenik"),
        ("objavljivati", "objaviti"),
        ("savjetovanje", "savjetovati"),
    ],
)
def test_words_of_one_root_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("croatian", "serbian"),
    [
        ("svijet", "свет"),
        ("savjetovanje", "саветовање"),
        ("vještina", "вештина"),
        ("djeca", "деца"),
        ("cijela", "цео"),
        ("primjer", "primera"),
    ],
)
def test_sister_languages_and_scripts_meet(croatian: str, serbian: str) -> None:
    assert stem(croatian) == stem(serbian, "sr") == stem(serbian, "hr")


@pytest.mark.parametrize("form", ["a", "i", "ti", "ći", "ijeg", "naj", "najaaa", "xqzw", "цц", "ost", "nje", "an"])
def test_odd_word_has_a_stem(form: str) -> None:
    assert stem(form)
