"""What kind of evidence a record is, said for every type there is."""

import pytest
from flask.testing import FlaskClient

from repository.vocabulary.concepts import Vocabulary
from tests.factories import make_record
from tests.webapp.conftest import Publish
from webapp.records.evidence import KINDS


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("resource-type/STU", "Research: it asks a question"),
        ("resource-type/PLAN_NATIONAL", "What a government intends to do"),
        ("resource-type/NEWSLETTER", "News, opinion or an announcement"),
    ],
)
def test_the_kind_of_evidence_is_told_in_plain_words(
    client: FlaskClient, publish: Publish, kind: str, told: str
) -> None:
    assert told in client.get(f"/en/records/{publish(make_record(type=[kind]))}").text


def test_every_type_of_the_vocabulary_is_told_as_evidence(vocabulary: Vocabulary) -> None:
    assert {key for facet, key in vocabulary.concepts if facet == "type"} == set(KINDS)
