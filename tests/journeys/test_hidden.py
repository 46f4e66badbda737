"""What a reader must not see, and texts that must not become HTML."""

import pytest

from tests.journeys.conftest import HOSTILE, SmallSite
from tests.reading import Page, read


def paths(record_id: int) -> list[str]:
    return [
        f"/en/records/{record_id}",
        f"/hr/records/{record_id}/pages/1",
        f"/files/{record_id}/report.pdf",
        f"/files/{record_id}/pages/1.webp",
        f"/api/v1/records/{record_id}",
    ]


def test_draft_and_embargoed_record_are_nowhere(small: SmallSite) -> None:
    for hidden in (small.draft, small.embargoed):
        assert [small.client.get(path).status_code for path in paths(hidden)] == [404] * 5


def test_merged_record_leads_to_the_one_kept(small: SmallSite) -> None:
    assert small.client.get(f"/hr/records/{small.merged}").location == f"/hr/records/{small.hostile}"
    assert small.client.get(f"/api/v1/records/{small.merged}").location == f"/api/v1/records/{small.hostile}"
    assert [small.client.get(path).status_code for path in paths(small.merged)] == [301] * 5


def test_withdrawn_record_is_gone_and_says_why(small: SmallSite) -> None:
    assert [small.client.get(path).status_code for path in paths(small.withdrawn)] == [410] * 5
    page = read(small.client, f"/en/records/{small.withdrawn}")
    assert page.heading == "This publication has been withdrawn."
    assert f"wrong file {HOSTILE}" in page.texts("dd")
    assert f"(2020). Wrong {HOSTILE}" in page.texts("dd")


def test_search_finds_published_records_only(small: SmallSite) -> None:
    answer = small.client.get("/api/v1/search?q=guidance").get_json()
    assert [hit["record_id"] for hit in answer["hits"]] == [small.hostile]
    assert read(small.client, "/en/search").total == 1


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/en/search?q=guidance",
        "/en/search?q=zzzz+%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
        "/en/search?agency=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
        "/en/records/{hostile}?q=guidance",
        "/en/records/{hostile}/pages/1?q=guidance",
        "/en/records/{withdrawn}",
    ],
)
def test_tag_in_a_text_is_shown_and_not_obeyed(small: SmallSite, path: str) -> None:
    response = small.client.get(path.format(hostile=small.hostile, withdrawn=small.withdrawn))
    page = Page(response)
    assert page.all("img") == []
    assert [element.tag for element in page.root.iter() if element.get("onerror")] == []
    assert HOSTILE not in response.text
    assert "&lt;img" in response.text
