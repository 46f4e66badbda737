"""What a list shows of records is what the records themselves say."""

from datetime import date

from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.record import Tag
from repository.summaries import list_summaries
from tests.factories import make_file, make_record, publish


def test_summary_says_what_the_record_says(session: Session) -> None:
    record = make_record(["One.", "Two."], "Vodič", "hr")
    record.abstracts, record.date_issued = {"en": "A guide.", "hr": "O vodiču."}, "2021-05"
    record.tags = [Tag(facet="region", concept=key, score=score) for key, score in (("HR", 0.5), ("SI", 0.9))]
    publish(session, record)
    found = list_summaries(session, [record.id])[record.id]
    assert (found.title, found.language, found.year, found.abstract) == ("Vodič", "hr", 2021, "O vodiču.")
    assert found.concepts("region") == record.concepts("region") == ["SI", "HR"]
    assert found.concepts("agency") == []
    [file] = found.files
    assert (file.name, file.sha256, file.page_count) == (record.files[0].name, record.files[0].sha256, 2)


def test_rejected_tags_and_replaced_files_are_left_out(session: Session) -> None:
    record = make_record(["One."])
    record.tags = [Tag(facet="region", concept="HR", is_rejected=True)]
    record.files = [make_file(["Old."], superseded_at=now()), make_file(["New."], name="new.pdf")]
    publish(session, record)
    found = list_summaries(session, [record.id])[record.id]
    assert ([file.name for file in found.files], found.concepts("region")) == (["new.pdf"], [])


def test_only_what_readers_see_is_listed(session: Session) -> None:
    seen, later = publish(session, make_record()), publish(session, make_record())
    later.embargo_until = date(2999, 1, 1)
    session.flush()
    assert list(list_summaries(session, [later.id, seen.id, 999])) == [seen.id]
