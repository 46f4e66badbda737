"""The few words the builder adds to a text, in the language of that text.

The most important of them is the notice: the first page and every foot say that the text is a sample and not
a publication of the agency named. The notice names no agency, so that no name has to be inflected.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    notice: str
    short_notice: str
    contents: str
    summary: str
    table: str


WORDING = {
    "ar": Wording(
        "نص نموذجي كتب لعرض برنامج Putokaz، وليس منشورا صادرا عن المؤسسة المذكورة.",
        "نص نموذجي لعرض برنامج Putokaz، وليس منشورا للمؤسسة المذكورة",
        "المحتويات",
        "ملخص",
        "جدول",
    ),
    "de": Wording(
        "Beispieltext zur Vorführung der Software Putokaz. Dies ist keine Veröffentlichung der genannten Organisation.",
        "Beispieltext für die Software Putokaz, keine Veröffentlichung der genannten Organisation",
        "Inhalt",
        "Zusammenfassung",
        "Tabelle",
    ),
    "en": Wording(
        "Sample text written to demonstrate the Putokaz software. It is not a publication of the agency named.",
        "Sample text for the Putokaz software, not a publication of the agency named",
        "Contents",
        "Summary",
        "Table",
    ),
    "es": Wording(
        "Texto de muestra escrito para presentar el programa Putokaz. No es una publicación del organismo mencionado.",
        "Texto de muestra para el programa Putokaz; no es una publicación del organismo mencionado",
        "Índice",
        "Resumen",
        "Tabla",
    ),
    "fr": Wording(
        "Texte d’exemple rédigé pour présenter le logiciel Putokaz. Il ne s’agit pas d’une publication de"
        " l’organisme nommé.",
        "Texte d’exemple pour le logiciel Putokaz, et non une publication de l’organisme nommé",
        "Sommaire",
        "Résumé",
        "Tableau",
    ),
    "hr": Wording(
        "Ogledni tekst napisan za prikaz programa Putokaz. Nije publikacija navedene ustanove.",
        "Ogledni tekst za prikaz programa Putokaz, nije publikacija navedene ustanove",
        "Sadržaj",
        "Sažetak",
        "Tablica",
    ),
    "it": Wording(
        "Testo di esempio scritto per presentare il software Putokaz. Non è una pubblicazione dell’ente indicato.",
        "Testo di esempio per il software Putokaz, non una pubblicazione dell’ente indicato",
        "Indice",
        "Sintesi",
        "Tabella",
    ),
    "pl": Wording(
        "Tekst przykładowy napisany w celu zaprezentowania programu Putokaz. Nie jest to publikacja wymienionej"
        " instytucji.",
        "Tekst przykładowy dla programu Putokaz, nie jest to publikacja wymienionej instytucji",
        "Spis treści",
        "Streszczenie",
        "Tabela",
    ),
    "ru": Wording(
        "Образец текста, написанный для демонстрации программы Putokaz. Он не является публикацией указанной"
        " организации.",
        "Образец текста для программы Putokaz, не является публикацией указанной организации",
        "Содержание",
        "Резюме",
        "Таблица",
    ),
    "sl": Wording(
        "Vzorčno besedilo, napisano za predstavitev programa Putokaz. Ni publikacija navedene ustanove.",
        "Vzorčno besedilo za predstavitev programa Putokaz, ni publikacija navedene ustanove",
        "Kazalo",
        "Povzetek",
        "Preglednica",
    ),
    "uk": Wording(
        "Зразок тексту, написаний для демонстрації програми Putokaz. Він не є публікацією зазначеної організації.",
        "Зразок тексту для програми Putokaz, не є публікацією зазначеної організації",
        "Зміст",
        "Резюме",
        "Таблиця",
    ),
}
