"""A small vocabulary and pages to tag."""

from indexer.documents import Language, Page
from repository.texts import PageSource
from repository.vocabulary.concepts import ConceptView, Vocabulary


def make_page(text: str, language: str = "en", number: int = 1) -> Page:
    return Page(number, str(number), text, PageSource.TEXT_LAYER, Language(language, 1.0, True))


def make_concept(
    facet: str,
    key: str,
    preferred: dict[str, str],
    alternatives: dict[str, tuple[str, ...]] | None = None,
    hints: dict[str, tuple[str, ...]] | None = None,
) -> ConceptView:
    uri = f"urn:putokaz:{facet}:{key}"
    return ConceptView(facet, key, uri, 0, preferred, alternatives or {}, {}, None, hints=hints or {})


def make_vocabulary() -> Vocabulary:
    codes = ("HR", "GE", "GR", "LU", "JO", "TD", "GN", "PG", "GW", "NE", "NG", "US", "GB", "ML", "BA", "EG", "DE", "IE")
    concepts = [
        *(make_concept("region", code, {"en": code}) for code in codes),
        make_concept("region", "TR", {"en": "Türkiye"}, {"en": ("Turkey",)}),
        make_concept("region", "western-balkans", {"en": "Western Balkans", "hr": "Zapadni Balkan"}),
        make_concept("region", "oecd", {"en": "OECD"}, {"en": ("OECD countries",)}),
        make_concept("agency", "oecd", {"en": "OECD"}, {"fr": ("OCDE",)}),
        make_concept("agency", "cedefop", {"en": "Cedefop"}),
        make_concept("agency", "ilo", {"en": "International Labour Organization"}, {"en": ("ILO",)}),
        make_concept("agency", "unesco", {"en": "UNESCO"}, {"ar": ("يونسكو",)}),
        make_concept("agency", "ec", {"en": "European Commission"}, {"en": ("Publications Office",)}),
        make_concept(
            "objective",
            "shared-challenges/funding",
            {"en": "Funding", "hr": "Financiranje"},
            {
                "en": ("funding of guidance",),
                "hr": ("financiranje karijernog usmjeravanja",),
                "de": ("Finanzierung der Beratung",),
                "ar": ("تمويل التوجيه",),
            },
            {"en": ("who pays", "budget", "vouchers", "fees", "costs", "subsidy", "public money")},
        ),
        make_concept("technology", "ai", {"en": "Artificial Intelligence", "hr": "Umjetna inteligencija"}),
        make_concept("technology", "software", {"en": "Software"}, hints={"en": ("Software",)}),
        make_concept("technology", "robots", {"en": "Robotics"}),
        make_concept("skill_level", "basic", {"en": "Basic"}, {"en": ("basic digital skills",)}),
        make_concept(
            "audience", "workers", {"en": "Digital skills of workers"}, hints={"en": ("employees", "factory workers")}
        ),
        make_concept("type", "study", {"en": "Study", "hr": "Studija"}, {"en": ("evaluation study",)}),
    ]
    return Vocabulary({(concept.facet, concept.key): concept for concept in concepts})
