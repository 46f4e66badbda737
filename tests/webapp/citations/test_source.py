from datetime import date

import pytest

from repository.vocabulary.concepts import Vocabulary
from tests.factories import make_record
from webapp.citations.source import Name, source_of


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ({"name": "Ana Marija Horvat", "kind": "person"}, Name("Horvat", "Ana Marija")),
        ({"name": "Horvat, Ana Marija", "kind": "person"}, Name("Horvat", "Ana Marija")),
        ({"name": "Jan van der Berg", "kind": "person"}, Name("van der Berg", "Jan")),
        ({"name": "Cedefop", "kind": "person"}, Name("Cedefop")),
        ({"name": "Ministarstvo rada, Zagreb", "kind": "body"}, Name("Ministarstvo rada, Zagreb")),
    ],
)
def test_name_is_parted_as_a_person_writes_it(creator: dict[str, str], name: Name) -> None:
    record = make_record()
    record.creators, record.identifiers, record.series, record.subtitles, record.abstracts = [creator], {}, {}, {}, {}
    source = source_of(record, Vocabulary(), locale="en", url="https://x.example", accessed=date(2026, 1, 1))
    assert source.names == (name,)
