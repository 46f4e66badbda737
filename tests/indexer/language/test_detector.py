import pytest

from indexer.language.detector import default_detector

SENTENCES = {
    "hr": "Tko želi promijeniti zanimanje, treba savjet i vrijeme. Općine i sveučilišta surađuju s poslodavcima.",
    "bs": "Ko želi promijeniti zanimanje, treba savjet i vrijeme. Općine i škole u Evropi imaju uslove za saradnju.",
    "sr": "Ko želi da promeni zanimanje, treba mu savet i vreme. Opštine i univerziteti imaju uslove za saradnju.",
    "sl": "Kdor želi zamenjati poklic, potrebuje nasvet in čas. Občine in univerze sodelujejo z delodajalci.",
    "de": "Wer den Beruf wechseln will, braucht Rat und Zeit. Gemeinden und Hochschulen arbeiten zusammen.",
    "el": "Όποιος θέλει να αλλάξει επάγγελμα χρειάζεται συμβουλές και χρόνο.",
    "mt": "Min irid ibiddel ix-xogħol għandu bżonn parir u żmien. L-iskejjel jgħinu liż-żgħażagħ.",
    "ar": "من يريد تغيير مهنته يحتاج إلى المشورة والوقت. وتتعاون المدارس مع أصحاب العمل.",
    "zh": "想换职业的人需要建议和时间。学校与雇主合作。",
    "uk": "Хто хоче змінити професію, потребує поради й часу. Школи співпрацюють із роботодавцями.",
}


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_language_of_a_few_sentences(code: str, text: str) -> None:
    found = default_detector().detect(text)

    assert found.code == code
    assert found.confidence > 0.5
    assert found.agreed


@pytest.mark.parametrize(
    "text", ["", "   \n", "2019", "12 / 34 – 56 %", "OECD", "ok", "好", "https://example.org/a-long-path"]
)
def test_a_text_that_says_too_little_is_of_unknown_language(text: str) -> None:
    found = default_detector().detect(text)

    assert (found.code, found.confidence, found.agreed) == ("und", 0.0, False)


def test_the_same_text_gets_the_same_answer() -> None:
    answers = {default_detector().detect(SENTENCES["sl"]) for _ in range(5)}

    assert len(answers) == 1
