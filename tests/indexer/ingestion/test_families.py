from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from indexer.documents import Evidence, Extraction, OutlineEntry, Prepared, Proposal, ProposedMetadata, Why
from indexer.ingestion.families import FIELD, LEAST_SCORE, combined, compare, fingerprint_of, propose_family
from repository import families, records
from repository.models.record import Record, RelationKind
from repository.texts import TextState
from tests.indexer.tagging.publications import make_page

TEXTS = {
    "en": "In 1,600 schools and 12 towns, 340 counsellors met 45,200 people; 87.5 % stayed. It cost 912 of 4,310 euro, "
    "of which 77 went to 231 books and 65 to 118 rooms in 29 places.",
    "de": "340 Fachkräfte trafen in 1.600 Schulen und 12 Orten 45.200 Menschen; 87,5 % blieben. Es kostete 912 von "
    "4.310 Euro; 77 gingen an 231 Bücher, 65 an 118 Räume an 29 Orten.",
    "ru": "В 1 600 школах и 12 городах 340 консультантов приняли 45 200 человек; 87,5 % остались. Стоило 912 из 4 310 "
    "евро: 77 на 231 книгу, 65 на 118 комнат в 29 местах.",
    "ar": "في ١٬٦٠٠ مدرسة و١٢ مدينة التقى ٣٤٠ مستشارا ٤٥٬٢٠٠ شخص وبقي ٨٧٫٥ ٪ وكلف ٩١٢ من ٤٬٣١٠ يورو منها "
    "٧٧ لـ ٢٣١ كتابا و٦٥ لـ ١١٨ غرفة في ٢٩ مكانا",
}
OTHER = "Some 17 firms of 52 wrote 93 letters to 1,044 pupils; 26 of 38 came back in 14 days, 61 of 207 in 33."


def make_prepared(text: str, language: str, name: str = "a.pdf", outline: str = "", **values: object) -> Prepared:
    """`outline`: the levels; `values`: what was proposed."""
    entries = tuple(OutlineEntry(f"Heading {place}", 1, int(level)) for place, level in enumerate(outline))
    extraction = Extraction("application/pdf", TextState.COMPLETE, (), outline=entries)
    seen = (Evidence(2, "number", Why.IDENTIFIER),)
    metadata = ProposedMetadata(tuple(Proposal(field, value, 0.9, seen) for field, value in values.items()))
    return Prepared(Path(name), extraction, (make_page(text, language),), (language,), metadata, ())


def likeness(one: Prepared, other: Prepared) -> float:
    return combined(compare(fingerprint_of(one), fingerprint_of(other)))


def keep(session: Session, prepared: Prepared) -> Record:
    """What the pipeline does with the proposals."""
    record = Record(titles={"en": "A title"}, languages=list(prepared.languages))
    record.proposals = {one.field: {"value": one.value} for one in propose_family(session, prepared)}
    return records.create(session, record, who="test")


@pytest.mark.parametrize("language", ["de", "ru", "ar"])
def test_versions_meet_by_their_figures_in_any_notation(language: str) -> None:
    assert likeness(make_prepared(TEXTS["en"], "en"), make_prepared(TEXTS[language], language)) >= LEAST_SCORE


def test_other_figures_are_another_work() -> None:
    assert likeness(make_prepared(TEXTS["de"], "de"), make_prepared(OTHER, "en")) < LEAST_SCORE


def test_the_same_language_is_no_translation() -> None:
    assert likeness(make_prepared(TEXTS["en"], "en"), make_prepared(TEXTS["en"], "en")) == 0


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("catalogue_number", ["TI-01-19-123-EN-N"], ["TI-01-19-123-HR-N"]),
        ("doi", ["10.1787/9789264123458-en"], ["10.1787/9789264123458-fr"]),
        ("isbn", ["9789289630184", "9789289630177"], ["9789289630177"]),
        ("series", {"title": "EUR", "number": "29442 EN"}, {"title": "EUR", "number": "29442 HR"}),
    ],
)
def test_an_identifier_that_versions_share_is_enough(field: str, one: object, other: object) -> None:
    assert likeness(make_prepared("Text", "en", **{field: one}), make_prepared("Tekst", "hr", **{field: other})) > 0.9


def test_files_are_named_alike_but_for_the_language() -> None:
    croatian = make_prepared("Tekst", "hr", "guidance-letter.hr.pdf")

    assert likeness(make_prepared("Text", "en", "guidance-letter.en.pdf"), croatian) >= LEAST_SCORE
    assert likeness(make_prepared("Text", "en", "guidance-law.en.pdf"), croatian) < LEAST_SCORE
    assert likeness(make_prepared("Text", "en", "en.pdf"), make_prepared("Tekst", "hr", "hr.pdf")) < LEAST_SCORE


def test_the_shape_of_the_outline_needs_another_sign_beside_it() -> None:
    outline, creators = "01112011", [{"name": "Ana Novak", "kind": "person"}]
    one, other = make_prepared("Text", "en", outline=outline), make_prepared("Tekst", "hr", outline=outline)
    signed = [make_prepared("Text", language, outline=outline, creators=creators) for language in ("en", "hr")]

    assert 0 < likeness(one, other) < LEAST_SCORE
    assert likeness(signed[0], signed[1]) >= LEAST_SCORE


def test_a_family_is_proposed_with_the_passage_and_never_related(session: Session) -> None:
    first = keep(session, make_prepared(TEXTS["en"], "en"))
    keep(session, make_prepared(OTHER, "en"))

    proposals = {one.field: one for one in propose_family(session, make_prepared(TEXTS["de"], "de"))}

    assert proposals["translation_of"].value == first.id
    passage = proposals["translation_of"].evidence[0]
    assert (passage.page, passage.why) == (1, Why.SIMILAR)
    assert passage.quote in TEXTS["de"] or passage.quote.startswith("…") or passage.quote.endswith("…")
    assert families.list_language_versions(session, [first.id]) == {first.id: []}


def test_a_third_version_is_proposed_to_the_first(session: Session) -> None:
    first, second = keep(session, make_prepared("Text", "en")), keep(session, make_prepared(TEXTS["de"], "de"))
    records.relate(session, second, RelationKind.TRANSLATION_OF, first)

    proposals = {one.field: one for one in propose_family(session, make_prepared(TEXTS["ru"], "ru"))}

    assert proposals["translation_of"].value == first.id


def test_a_withdrawn_record_and_one_without_a_fingerprint_are_passed_over(session: Session) -> None:
    withdrawn = keep(session, make_prepared(TEXTS["en"], "en"))
    withdrawn.state = "withdrawn"
    records.create(session, Record(titles={"en": "Old"}, languages=["en"]), who="test")

    assert [one.field for one in propose_family(session, make_prepared(TEXTS["de"], "de"))] == [FIELD]


def test_a_fingerprint_is_small() -> None:
    text = " ".join(str(number * 37) for number in range(1, 3000))
    fingerprint = fingerprint_of(make_prepared(text, "en", outline="0" * 500))

    assert len(fingerprint.sketch) == 96
    assert len(fingerprint.outline) == 120
