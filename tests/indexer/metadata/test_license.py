import pytest

from indexer.metadata.license import propose_license
from indexer.metadata.own_pages import own_pages
from tests.indexer.tagging.publications import make_page

CC = "https://creativecommons.org/licenses/"
RESERVED = "http://rightsstatements.org/vocab/InC/1.0/"
EU = "http://data.europa.eu/eli/dec/2011/833/oj"


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("(CC-BY-SA 3.0 IGO) license (http://creativecommons.org/licenses/by-sa/3.0/igo/)", f"{CC}by-sa/3.0/igo/"),
        ("available under the Creative Commons Attribution 3.0 IGO licence (CC BY 3.0 IGO)", f"{CC}by/3.0/igo/"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International", f"{CC}by-nc-sa/4.0/"),
        ("Creative Commons Namensnennung - Nicht kommerziell - Keine Bearbeitungen 4.0", f"{CC}by-nc-nd/4.0/"),
        ("Creative Commons Imenovanje - Nekomercijalno 4.0 međunarodna", f"{CC}by-nc/4.0/"),
        ("Licence Creative Commons Attribution - Pas d’Utilisation Commerciale 4.0", f"{CC}by-nc/4.0/"),
        ("Licencia Creative Commons Reconocimiento-CompartirIgual 4.0", f"{CC}by-sa/4.0/"),
        ("Лицензия Creative Commons «Атрибуция» 4.0", f"{CC}by/4.0/"),
        ("CC BY IGO", f"{CC}by/3.0/igo/"),
        ("published under CC BY 4.0", f"{CC}by/4.0/"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("Reuse policy: Commission Decision 2011/833/EU of 12 December 2011", EU),
        ("durchgeführt durch den Beschluss 2011/833/EU", EU),
        ("All rights reserved.", RESERVED),
        ("Sva prava pridržana", RESERVED),
        ("Alle Rechte vorbehalten", RESERVED),
        ("Tous droits réservés", RESERVED),
        ("Todos los derechos reservados", RESERVED),
        ("Tutti i diritti riservati", RESERVED),
        ("Vse pravice pridržane", RESERVED),
        ("Wszelkie prawa zastrzeżone", RESERVED),
        ("Все права защищены", RESERVED),
        ("Усі права захищені", RESERVED),
        ("جميع الحقوق محفوظة", RESERVED),
        ("Photo: CC BY 2.0, a photographer", None),
        ("Free of charge.", None),
    ],
)
def test_a_licence_becomes_its_uri(text: str, uri: str | None) -> None:
    found = propose_license(own_pages([make_page("A title"), make_page(text, number=2)]), {})

    assert (found.value if found else None) == uri


def test_a_licence_goes_before_all_rights_reserved_and_before_the_reuse_policy() -> None:
    text = "All rights reserved\nDecision 2011/833/EU. Reuse is authorised under CC BY 4.0"
    found = propose_license(own_pages([make_page(text)]), {})

    assert found is not None
    assert found.value == f"{CC}by/4.0/"


def test_a_licence_of_the_file_is_believed_only_where_the_page_is_silent() -> None:
    xmp = {"xmpRights:WebStatement": "http://creativecommons.org/licenses/by/4.0/"}
    silent = propose_license(own_pages([make_page("A title")]), xmp)
    printed = propose_license(own_pages([make_page("All rights reserved")]), xmp)

    assert silent is not None
    assert printed is not None
    assert (silent.value, printed.value) == (f"{CC}by/4.0/", RESERVED)
    assert silent.score < 0.5
