"""The order of the alphabet."""

import random

import pytest

from indexer.search.collation import first_letter, sort_key

IN_ORDER = {
    "hr": "Cavtat Cetina cvijet čaj Čakovec Ćićarija ćup Dalmacija dub Dubrovnik džem Džep đak Lošinj Luka Ljubljana"
    " Nada Nova Njemačka Sisak Split Šibenik Zadar Zlatar Žabljak",
    "sv": "apa zebra åtta äpple öl",
    "da": "abe zebra æble øl ål",
    "cs": "cena čas hora chata ibis",
    "sk": "abeceda ätas cena čas hora chata",
    "hu": "cukor csak dal dzsem gond gyár óra ördög őr sor szó",
    "pl": "lato łapa zebra źle żona",
    "et": "sakk šokk zoo žanr tamm õun äri öö üks",
    "mt": "abjad ċar ċentru cena għada ħobż żejt zalza",
    "ro": "apă ăsta înalt joc sat șase tren țară",
    "lv": "cena čaula gads ģimene kaķis ķepa",
    "es": "nube ñandú ocho",
    "de": "Apfel Äpfel Österreich Zagreb",
    "fr": "côte école Élan été",
    "uk": "гора ґанок день єнот інше їжак йод",
    "ru": "ёж ель игра йод",
}


@pytest.mark.parametrize("locale", IN_ORDER)
def test_words_stand_in_the_order_of_their_alphabet(locale: str) -> None:
    words = IN_ORDER[locale].split()
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=lambda word: sort_key(word, locale)) == words


def test_digraphs_in_one_sign_and_with_a_variant_of_the_locale_are_the_same_letter() -> None:
    assert sort_key("ǈubljana", "hr-HR")[:2] == sort_key("Ljubljana", "hr")[:2] == "l1"


def test_spaces_go_before_letters_and_signs_count_as_spaces() -> None:
    titles = ["Career guidance", "«Career» planning", "Careers"]
    assert sorted(titles, key=lambda title: sort_key(title, "en")) == titles


@pytest.mark.parametrize(
    ("text", "letter"), [("Ljubljana", "Lj"), ("džep", "Dž"), ("École", "E"), ("„Šuma”", "Š"), ("12", "1"), ("…", "")]
)
def test_first_letter_is_that_of_the_alphabet(text: str, letter: str) -> None:
    assert first_letter(text, "hr") == letter
