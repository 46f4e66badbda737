"""The licence, as a URI: Creative Commons by address or by name, the reuse notice of the EU, or all rights reserved.

A Creative Commons licence goes before *All rights reserved*, which many imprints keep beside it. The licence of a
photograph is not the publication's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from indexer.documents import Evidence, Proposal, Why
from indexer.metadata.own_pages import OwnPage

BY_ADDRESS, BY_NAME, BY_NOTICE, WITHOUT_VERSION, RESERVED, CLAIMED = 0.96, 0.93, 0.9, 0.5, 0.75, 0.4
EU_REUSE = "http://data.europa.eu/eli/dec/2011/833/oj"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
ZERO = "https://creativecommons.org/publicdomain/zero/1.0/"
# The licences that exist; any other order of the parts is a slip.
KINDS = {frozenset(parts.split("-")): parts for parts in ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")}

ADDRESS = re.compile(
    r"creativecommons\s?\.\s?org/licen[sc]es/(?P<kind>by(?:-(?:nc|nd|sa)){0,2})/(?P<version>[1-4]\.\d)(?:/(?P<port>igo|[a-z]{2})\b)?",
    re.I,
)
ZERO_ADDRESS = re.compile(r"creativecommons\.org/publicdomain/zero/1\.0|\bCC0\b|\bCC[- ]Zero\b", re.I)
CODE = re.compile(
    r"\bCC[- ]?(?P<kind>BY(?:[- ](?:NC|ND|SA)){0,2})\b[ -]?(?:(?:v|version)\s?)?(?P<version>[1-4]\.\d)?"
    r"(?:\s?(?P<port>IGO)\b)?",
    re.I,
)
# The names of the parts as Creative Commons translates them.
ATTRIBUTION = (
    r"attribution|namensnennung|imenovanje|reconocimiento|atribución|attribuzione|priznanje avtorstva"
    r"|uznanie autorstwa|атрибуция|с указанием авторства|із зазначенням авторства|نسب المُ?صن[َّ]?ف"
)
PARTS = {
    "nc": r"non-?commercial|nicht[- ]kommerziell|nekomercijalno|pas d['’]utilisation commerciale|no ?comercial"
    r"|non commerciale|nekomercialno|użycie niekomercyjne|некоммерческ|некомерційн|غير تجاري",
    "sa": r"share-?alike|weitergabe unter gleichen|dijeli pod istim|partage dans les mêmes|compartir ?igual"
    r"|condividi allo stesso|deljenje pod enakimi|na tych samych warunkach|на тех же условиях|на тих самих умовах"
    r"|بالمثل",
    "nd": r"no-?deriv|keine bearbeitung|bez prerada|pas de modification|sin ?obra ?derivada|non opere derivate"
    r"|brez predelav|bez utworów zależnych|без производных|без похідних|بدون اشتقاق",
}
NAME = re.compile(
    rf"creative\s+commons\b[^.\n]{{0,40}}?(?:{ATTRIBUTION})(?P<rest>[^.;:\n]{{0,80}}?)(?P<version>[1-4]\.\d)"
    rf"(?:\s?\w{{0,13}}?\s?(?P<port>IGO)\b)?",
    re.I,
)
EU_NOTICE = re.compile(
    r"2011/833/(?:EU|UE|EÚ|ЕС|ЄС)|(?:decision|odluk\w|beschluss\w*|décision|decisión|decisione|sklep\w*|decyzj\w)\D{0,40}2011/833",
    re.I,
)
ALL_RESERVED = re.compile(
    r"all rights reserved|sva prava (?:su )?pridržana|alle rechte vorbehalten|tous droits (?:de reproduction )?réservés"
    r"|(?:todos los|reservados todos los) derechos(?: reservados)?|tutti i diritti (?:sono )?riservati"
    r"|vse pravice (?:so )?pridržane|wszelkie prawa zastrzeżone|все права (?:защищены|сохранены|охраняются)"
    r"|(?:усі|всі) права (?:захищені|застережено|збережено)|(?:جميع|كل) الحقوق محفوظة|tüm hakları saklıdır",
    re.I,
)
PICTURE = re.compile(r"photo|foto|image|illustration|icon|slik|bild|снимк|фото|صور", re.I)


def propose_license(pages: Sequence[OwnPage], xmp: Mapping[str, str]) -> Proposal | None:
    """The surest licence that the publication prints, else the one that its file claims."""
    found = [one for page in pages for one in _printed(page)] or list(_claimed(xmp))
    if not found:
        return None
    uri, score, _ = max(found, key=lambda one: one[1])
    evidence = [passage for other, _, passage in found if other == uri]
    return Proposal("license", uri, score, tuple(evidence[:3]))


def _printed(page: OwnPage) -> Iterator[tuple[str, float, Evidence]]:
    for uri, score, start, end in _in_text(page.text):
        line = page.text[page.text.rfind("\n", 0, start) + 1 : start]
        if not PICTURE.search(line):
            yield uri, score, page.evidence(start, end)


def _in_text(text: str) -> Iterator[tuple[str, float, int, int]]:
    for match in ADDRESS.finditer(text):
        if kind := KINDS.get(frozenset(match["kind"].lower().split("-"))):
            yield _uri(kind, match["version"], match["port"] or ""), BY_ADDRESS, *match.span()
    for match in NAME.finditer(text):
        parts = {"by", *(part for part, pattern in PARTS.items() if re.search(pattern, match["rest"], re.I))}
        if kind := KINDS.get(frozenset(parts)):
            yield _uri(kind, match["version"], match["port"] or ""), BY_NAME, *match.span()
    for match in CODE.finditer(text):
        if kind := KINDS.get(frozenset(re.split("[- ]", match["kind"].lower()))):
            # Of the port for intergovernmental organisations there is only one version.
            version = match["version"] or ("3.0" if match["port"] else "4.0")
            is_whole = match["version"] or match["port"]
            yield _uri(kind, version, match["port"] or ""), BY_NAME if is_whole else WITHOUT_VERSION, *match.span()
    for pattern, uri, score in (
        (ZERO_ADDRESS, ZERO, BY_ADDRESS), (EU_NOTICE, EU_REUSE, BY_NOTICE), (ALL_RESERVED, IN_COPYRIGHT, RESERVED),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            yield uri, score, *match.span()


def _uri(kind: str, version: str, port: str) -> str:
    """Since version 4.0 there are no ports of countries."""
    path = f"{version}/{port.lower()}" if port else version
    return f"https://creativecommons.org/licenses/{kind}/{path}/"


def _claimed(xmp: Mapping[str, str]) -> Iterator[tuple[str, float, Evidence]]:
    for name in ("xmpRights:WebStatement", "cc:license", "dc:rights"):
        claim = xmp.get(name, "")
        for uri, _, _, _ in _in_text(claim):
            yield uri, CLAIMED, Evidence(0, claim[:200], Why.FILE_METADATA)
