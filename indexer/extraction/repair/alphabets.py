"""The small letters that languages write beside a to z, and the scripts of languages in other letters.

Only letters of native words; *naïve* and *café* are met in English, but no repair needs them to be likely.
"""

ALPHABETS = {
    "az": "çəğıöşü", "bs": "čćđšž", "ca": "àçèéíïòóúü", "cs": "áčďéěíňóřšťúůýž", "cy": "âêîôûŵŷáéíóúàèìòùäëïöü",
    "da": "æøåé", "de": "äöüß", "en": "", "es": "áéíñóúü", "et": "äõöüšž", "eu": "ñ", "fi": "äöå", "fo": "áðíóúýæø",
    "fr": "àâæçèéêëîïôœùûüÿ", "ga": "áéíóú", "gl": "áéíñóúü", "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áðéíóúýþæö",
    "it": "àèéìòóù", "lb": "äéëïöü", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "mt": "ċġħżàèìòù", "nl": "éëïóöüèê",
    "no": "æøåéèêóòô", "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõú", "ro": "ăâîșțşţ", "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž", "sq": "çë", "sr": "čćđšž", "sv": "åäöé", "tr": "çğıöşüâîû",
}  # fmt: skip
# All of them: names of people and places keep their letters in a text of any language.
# Welsh ŵ and ŷ are left out; they are more often estimates in a formula.
EUROPEAN = frozenset("".join(ALPHABETS.values())) - frozenset("ŵŷ")

CYRILLIC = ("bg", "mk", "ru", "uk")
GREEK = ("el",)
# No word of these is in Latin letters.
OTHER_SCRIPTS = frozenset(
    (*CYRILLIC, *GREEK, "ar", "bn", "fa", "gu", "he", "hi", "kn", "ml", "mr", "ne", "pa", "ta", "te", "ur")
)


def writes(language: str, letter: str) -> bool:
    """Whether the letter, large or small, belongs to native words of a language in Latin letters."""
    return letter.lower() in ALPHABETS.get(language, "")
