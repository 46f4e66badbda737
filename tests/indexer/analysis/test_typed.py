"""What a person types, on a phone or on the keyboard of another language, finds what is printed."""

import pytest

from indexer.analysis.analyzer import analyzer_for
from indexer.analysis.respelling import MOST_SPELLINGS, respelled

# Language -> as typed / as printed.
TYPED = {
    "hr": "strucno/stručnog skola/školama medjunarodni/međunarodnog ucenik/učenici vjestine/vještina ǆep/džepovi "
    "savjetovanje/саветовања",
    "sr": "школа/škole саветовање/savetovanju zanimanje/занимања strucno/стручног djak/ђаци svet/svijeta",
    "sl": "vescina/veščine ucenec/učenci sola/šole",
    "pl": "ksztalcenie/kształcenia szkola/szkoły zawod/zawodów lodz/Łodzi",
    "cs": "vzdelavani/vzdělávání poradenstvi/poradenství ucitel/učitelé",
    "sk": "vzdelavanie/vzdelávania ucitel/učitelia zrucnosti/zručnosť",
    "lv": "izglitiba/izglītības macisanas/mācīšanās skolens/skolēni",
    "lt": "svietimas/švietimo igudis/įgūdžiai",
    "et": "noustamine/nõustamise opilane/õpilased tookoht/töökohad",
    "fi": "tyollisyys/työllisyyden",
    "hu": "tanacsadas/tanácsadást palyavalasztas/pályaválasztás",
    "ro": "scoala/școală scoala/şcoală invatamant/învățământ",
    "ga": "muinteoir/múinteoirí",
    "sq": "shkolle/shkollës aftesi/aftësitë",
    "is": "islenska/íslenska radgjof/ráðgjöf thekking/þekkingu",
    "tr": "sofor/şoförler egitim/eğitimi calisma/çalışmaları kayit/KAYIT kayıt/kayit ısıtma/ISITMA ISTANBUL/İstanbul",
    "az": "mekteb/məktəblər muellim/müəllimlər",
    "de": "oeffentlich/öffentliche öffentlich/oeffentlichen berufstaetig/berufstätige schuler/Schülern strasse/Straße",
    "da": "radgivning/rådgivning raadgivning/rådgivningen foelge/følge følge/foelge laerer/lærere dor/døren",
    "no": "raadgiver/rådgiver oekonomi/økonomien okonomi/økonomi",
    "sv": "vagledning/vägledningen islandska/isländska hogskola/högskolor",
    "nl": "ijsland/ĳsland ideeen/ideeën",
    "fr": "universite/universités metier/métiers qualite/qualités coeur/cœur",
    "it": "qualita/qualità universita/università",
    "es": "orientacion/orientaciones educacion/educación",
    "pt": "formacao/formações orientacao/orientações competencia/competências profissao/profissões",
    "el": "εκπαιδευση/εκπαίδευσης ΕΚΠΑΙΔΕΥΣΗ/εκπαίδευση συμβουλοσ/σύμβουλος εργασια/εργασίας",
    "mt": "hila/ħiliet ghalliem/għalliema",
    "ru": "еще/ещё учеба/учёбы пришел/пришёл",
    "uk": "обєкт/об’єкт освита/освіта",
    "kk": "билим/білімнің мугалим/мұғалімдер жумыс/жұмысы",
    "ky": "онор/өнөр окуу/окуунун",
    "uz": "oqituvchi/oʻqituvchilar oqituvchi/o‘qituvchilarga o'qish/oʻqish мактаб/maktablar kasb/касблар",
    "ar": "الاردن/الأردن ادارة/الإدارة مدرسه/مدرسة انظمة/أنظمة تعليم/تعليـــم مدرس/مُدَرِّس مستوي/مستوى شركا/الشركاء "
    "ٱلعمل/عمل",
    "he": "ספר/סֵפֶר צהל/צה״ל שולחן/השולחן מדינה/מדינת־",
    "ka": "სკოლა/ᲡᲙᲝᲚᲐ პროფესია/ᲞᲠᲝᲤᲔᲡᲘᲘᲡ",
    "hy": "եւ/և եվ/և կրթություն/ԿՐԹՈՒԹՅՈՒՆ",
    "ja": "ガイダンス/ｶﾞｲﾀﾞﾝｽ ＯＥＣＤ/oecd",
}


def _pairs() -> list[tuple[str, str]]:
    return [(language, pair) for language, pairs in TYPED.items() for pair in pairs.split()]


@pytest.mark.parametrize(("language", "pair"), _pairs())
def test_word_as_typed_meets_the_word_as_printed(language: str, pair: str) -> None:
    typed, printed = pair.split("/")
    analyzer = analyzer_for(language)
    assert analyzer.fields(printed)[1] in (analyzer.fields(typed)[1], *analyzer.typed_terms(typed))


def test_word_with_signs_means_itself() -> None:
    assert len(analyzer_for("hr").typed_terms("stručno")) == 1


def test_word_that_the_list_knows_as_typed_means_itself() -> None:
    assert respelled("pravo", "hbs") == ()


def test_bare_word_may_mean_several() -> None:
    assert set(respelled("zuci", "hbs")) >= {"žuči"}


def test_spellings_are_tried_within_a_bound() -> None:
    assert len(respelled("c" * 60, "hbs")) <= MOST_SPELLINGS
