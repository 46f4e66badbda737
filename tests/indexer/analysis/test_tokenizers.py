import pytest

from indexer.analysis.tokenizers import PLAIN_WORD, WORD, is_plain, iter_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’orientation, 24 %.", "L orientation 24"),
        ("don't rock 'n' roll", "don t rock n roll"),
        ("savjeto\u00advanje", "savjeto\u00advanje"),
        ("п’ять об'єктів", "п’ять об'єктів"),
        ("o‘zbek go'zal oʻqish", "o‘zbek go'zal oʻqish"),
        ('צה"ל צה״ל "בית"', 'צה"ל צה״ל בית'),
        ("snake_case foo-bar", "snake case foo bar"),
        ("職業指導の", "職業 業指 指導 導の"),
        ("データ", "デー ータ"),
        ("ｶﾞｲﾄﾞ", "ｶﾞｲ ｲﾄﾞ"),
        ("か ﾞ", "か ﾞ"),
        ("PDFファイル", "PDF ファ ァイ イル"),
    ],
)
def test_text_has_words(text: str, words: str) -> None:
    found = list(iter_words(text))
    assert [word for word, _, _ in found] == words.split()
    assert [text[start:end] for _, start, end in found] == words.split()


@pytest.mark.parametrize("text", ["Pa l’emploi, 2021.", "進路 guidance", "", "п’ять"])
def test_words_alone_are_those_with_places(text: str) -> None:
    assert words_of(text) == [word for word, _, _ in iter_words(text)]


def test_plain_texts_have_the_same_words_by_the_short_way() -> None:
    texts = (text.format(chr(code)) for code in range(0x3000) for text in ("a{0}b {0}", "о{0}ж", "o'{0}"))
    plain = [text for text in texts if is_plain(text)]
    assert len(plain) > 5_000
    assert [text for text in plain if PLAIN_WORD.findall(text) != WORD.findall(text)] == []
