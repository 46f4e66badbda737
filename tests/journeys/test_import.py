"""Ten thousand rows are not needed to see that each has one outcome: some hundreds, a kill, and the same again."""

import csv
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from indexer.ingestion.job_worker import JobLost
from repository import drafts, imports, jobs, records
from repository.database import transaction
from repository.models.job import Job, JobState
from tests.factories import make_record
from tests.live import NewSite
from tests.reading import Page
from tests.staff import sign_in_as
from webapp.application import create_app
from webapp.site import Site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, new_site: NewSite) -> Iterator[Site]:
    with new_site(tmp_path_factory.mktemp("import")) as site:
        yield site


@pytest.fixture
def client(site: Site) -> FlaskClient:
    client = create_app(site).test_client()
    sign_in_as(client, site.repository, "ana@example.org")
    return client


def send(client: FlaskClient, site: Site, text: str) -> str:
    """Send a table and have it checked; the address of its page."""
    form: Any = {"table": (BytesIO(text.encode()), "metadata.csv")}
    answer = client.post("/en/deposit/tables", data=form, content_type="multipart/form-data")
    assert answer.status_code == 303
    work(site)
    return answer.location


def work(site: Site) -> None:
    assert site.jobs is not None
    site.jobs.run()


def published(site: Site, count: int) -> list[int]:
    with transaction(site.repository.sessions) as session:
        made = [make_record(title=f"Report {number}", year="2020") for number in range(count)]
        for record in made:
            records.create(session, record, who="ana@example.org")
            records.publish(session, record, who="ana@example.org")
        return [record.id for record in made]


def taken_along(client: FlaskClient, ids: list[int]) -> list[dict[str, str]]:
    """The table for changing these records, as a spreadsheet reads it."""
    answer = client.get("/en/bulk/table.csv?" + "&".join(f"r={one}" for one in ids))
    return list(csv.DictReader(StringIO(answer.data.decode("utf-8-sig"))))


def brought_back(client: FlaskClient, site: Site, rows: list[dict[str, str]], delimiter: str = ";") -> str:
    text = StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return send(client, site, "\ufeff" + text.getvalue())


def years(site: Site, ids: list[int]) -> list[str]:
    with site.repository.sessions() as session:
        return [records.get(session, one).date_issued for one in ids]


def titles(site: Site, beginning: str = "") -> list[str]:
    with site.repository.sessions() as session:
        return [one.title for one in drafts.list_drafts(session) if one.title.startswith(beginning)]


def test_a_dry_run_changes_nothing_and_names_the_cells(client: FlaskClient, site: Site) -> None:
    page = Page(client.get(send(client, site, "title,colour,year,region\nOne,,2020,Hrvatska\nTwo,red,soon,Atlantis\n")))
    assert page.texts("dd") == ["1", "0", "1"]
    lines = list(zip(page.texts("tbody//th"), page.texts("tbody//td"), strict=True))
    assert [cell for cell, _ in lines] == ["B1", "D3", "C3"]
    assert "“colour”" in lines[0][1]
    assert "“soon” is not a date" in lines[2][1]
    assert titles(site) == []


def test_rows_become_drafts_or_complete_those_of_their_files(client: FlaskClient, site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        records.create(session, make_record(title="From a file"), who="ana@example.org")
    url = send(client, site, "file;title;year;region\nreport.pdf;;2019;HR\n;On paper only;2018;SI\nlost.pdf;;2017;\n")
    assert "None of your drafts was made from a file “lost.pdf”" in client.get(url).text
    client.post(url)
    work(site)
    assert "2 rows are imported." in client.get(url).text
    with site.repository.sessions() as session:
        found = {record.title: record for record in drafts.list_drafts(session, who="ana@example.org")[:2]}
    assert {title: (record.year, record.concepts("region")) for title, record in found.items()} == {
        "From a file": (2019, ["HR"]),
        "On paper only": (2018, ["SI"]),
    }


def test_an_import_that_dies_goes_on_and_each_row_has_one_outcome(
    client: FlaskClient, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"Title {number},2020\n" for number in range(230))
    url = send(client, site, "title,year\n" + rows)
    client.post(url)
    renew, calls = jobs.renew, iter(range(1000))

    def dying(*args: Any, **kwargs: Any) -> bool:
        if kwargs.get("done") and next(calls) == 2:
            raise JobLost
        return renew(*args, **kwargs)

    monkeypatch.setattr(jobs, "renew", dying)
    work(site)
    with transaction(site.repository.sessions) as session:
        import_id = int(url.rpartition("/")[2])
        assert len(imports.imported_rows(session, import_id)) == 150
        job = session.scalars(select(Job).order_by(Job.id.desc())).first()
        assert job is not None
        job.state, job.holder = JobState.WAITING, ""
    work(site)
    wanted = sorted(f"Title {number}" for number in range(230))
    assert sorted(titles(site, "Title")) == wanted
    assert "230 rows are imported." in client.get(url).text
    client.post(url)
    work(site)
    assert sorted(titles(site, "Title")) == wanted


def test_what_is_no_table_is_told(client: FlaskClient, site: Site) -> None:
    page = client.get(send(client, site, "a\0b\nc"))
    assert "it is in none of the formats named below, or it is damaged" in page.text


def test_nobody_sees_the_table_of_somebody_else(client: FlaskClient, site: Site) -> None:
    url = send(client, site, "title\nOne\n")
    other = create_app(site).test_client()
    sign_in_as(other, site.repository, "iva@example.org")
    assert (other.get(url).status_code, other.post(url).status_code) == (404, 404)


def test_a_table_comes_back_with_three_cells_changed_and_is_taken_back(client: FlaskClient, site: Site) -> None:
    ids = published(site, 50)
    rows = taken_along(client, ids)
    rows[0]["title"], rows[1]["date_issued"], rows[2]["date_issued"] = "Better title", "2019-05", "soon"
    url = brought_back(client, site, rows)
    page = Page(client.get(url))
    assert page.texts("tbody//th") == ["C2", "F3", "F4"]
    assert ["is not a date" in cell for cell in page.texts("tbody//td")].count(True) == 1
    assert "Apply 2 changes" in page.texts("button")
    client.post(url)
    work(site)
    assert (titles_of(site, ids[:1]), years(site, ids[:3])) == (["Better title"], ["2020", "2019-05", "2020"])
    client.post(f"{url}/undo")
    assert (titles_of(site, ids), years(site, ids)) == ([f"Report {one}" for one in range(50)], ["2020"] * 50)


def test_a_row_whose_record_was_saved_meanwhile_is_no_change_but_a_conflict(client: FlaskClient, site: Site) -> None:
    ids = published(site, 2)
    rows = taken_along(client, ids)
    with transaction(site.repository.sessions) as session:
        record = records.get(session, ids[0])
        record.date_issued = "2011"
        records.save(session, record, expected_revision=record.revision, who="iva@example.org")
    rows[0]["date_issued"], rows[1]["date_issued"] = "2012", "2013"
    url = brought_back(client, site, rows, ",")
    assert "Saved meanwhile: 2011" in client.get(url).text
    client.post(url)
    work(site)
    assert years(site, ids) == ["2011", "2013"]


def test_an_emptied_cell_empties_its_field_but_never_the_title(client: FlaskClient, site: Site) -> None:
    ids = published(site, 1)
    rows = [taken_along(client, ids)[0] | {"title": "", "date_issued": "", "series": "", "record": str(ids[0])}]
    page = client.get(brought_back(client, site, rows)).text
    assert "Title: this is needed before the publication can be published." in page


def test_nobody_changes_what_is_not_there_or_never_was(client: FlaskClient, site: Site) -> None:
    page = client.get(send(client, site, f"record,version,title\n999999,1,A\n{published(site, 1)[0]},77,B\n")).text
    assert "There is no publication “999999”" in page
    assert "never had a version “77”" in page


def titles_of(site: Site, ids: list[int]) -> list[str]:
    with site.repository.sessions() as session:
        return [records.get(session, one).title for one in ids]


def test_an_archive_becomes_drafts_with_the_metadata_of_its_list(client: FlaskClient, site: Site) -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("one.txt", "Career guidance for adults in rural areas. " * 40)
        packed.writestr("two.txt", "Guidance in schools and what it costs. " * 40)
        packed.writestr("empty.txt", "")
        packed.writestr("list.csv", "file,title,year\none.txt,Of the archive,2017\n")
    form: Any = {"table": (BytesIO(archive.getvalue()), "files.zip")}
    url = client.post("/en/deposit/tables", data=form, content_type="multipart/form-data").location
    work(site)
    assert Page(client.get(url)).texts("dd") == ["0", "3", "0"]
    client.post(url)
    work(site)
    page = client.get(url).text
    assert "2 rows are imported." in page
    assert "The file “empty.txt” can&#39;t be read" in page
    with site.repository.sessions() as session:
        found = {record.files[0].name: record for record in drafts.list_drafts(session) if record.files}
        assert (found["one.txt"].title, found["one.txt"].year) == ("Of the archive", 2017)
        assert "two.txt" in found
