import pytest
from flask import Flask, url_for

from webapp.addresses import NO_NUMBER, numbered


@pytest.mark.parametrize("q", [None, "", "savjetovanje", "{0} & 100%?", f"nine {NO_NUMBER}"])
def test_numbered_addresses_are_those_that_are_made_one_by_one(app: Flask, q: str | None) -> None:
    with app.test_request_context("/hr/"):
        address_of = numbered("records.page", "record_id", "number", q=q)
        for record_id, number in ((1, 1), (120, 47)):
            assert address_of(record_id, number) == url_for("records.page", record_id=record_id, number=number, q=q)
