"""A desk in use: records in every state, files and tables on their way in, terms, people and work that waits."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from indexer.evaluation import trial
from repository import curated, duplicates, imports, jobs, language_versions, records, saved_searches, unsaved, usage
from repository.curated import Curated
from repository.database import transaction
from repository.models.record import Record, Tag, TagSource
from repository.models.upload import Upload, UploadState
from repository.models.user import LinkPurpose, User
from repository.models.vocabulary import LinkState
from repository.people import links, users
from repository.people.roles import Role
from repository.reviewing import assigning, review
from repository.texts import PageGrade, TextState
from repository.uploads import READ_UPLOAD
from repository.visibility import today
from repository.vocabulary import (
    mapping_checks,
    scheme_keeping,
    scheme_versions,
    vocabulary_editing,
    vocabulary_merging,
    vocabulary_proposals,
)
from tests.factories import make_file, make_record
from tests.indexer.extraction.pdfs import write_encrypted, write_pdf
from tests.staff import PASSWORD
from webapp.site import Site

WHO = "ivo@example.org"
QUOTE = "Guidance in Georgia."
EVIDENCE = [{"page": 1, "quote": QUOTE, "why": "name"}]
TABLES = {
    "rows.csv": "title,colour,year,region\nOne,,2020,HR\nTwo,red,soon,Atlantis\n",
    "changes.csv": "record,version,title,year\n3,1,Better,2019\n3,1,Report 3,soon\n",
    "nothing.csv": "a\0b\nc",
}
LIST = "key,prefLabel en,prefLabel hr\nilo,Bureau of Labour,MOR\ncbs,Central Bureau,\n"
FAULTY_LIST = "key,prefLabel en\nilo,\n"


def seed(site: Site, ada: User, folder: Path) -> dict[str, str]:
    """What the paths of the cases have to name: tokens, keys and ids."""
    with transaction(site.repository.sessions) as session:
        found = _records(session, ada)
        locked = _locked(session, site, ada, folder)
        _files(session, found, ada)
        _terms(session)
        _people(session, ada)
        token = links.make(session, make_user_of(session, "iva@example.org"), LinkPurpose.INVITATION)
        for name, text in TABLES.items():
            imports.begin(
                session, site.repository.blobs, ada, name=name, source=_written(folder, name, text), locale="hr"
            )
        done = found[2].revision
    _ask(site)
    assert site.jobs is not None
    site.jobs.run()
    with transaction(site.repository.sessions) as session:
        _jobs(session)
    site.index.rebuild()
    lists = {"list": LIST, "faulty_list": FAULTY_LIST}
    return {
        **{name: site.repository.blobs.put(_written(folder, name, text)) for name, text in lists.items()},
        "token": str(token),
        "ada": str(ada.id),
        "locked": str(locked.files[0].id),
        "revision": str(done),
        "group": _group(site),
        "message": _message(site),
    }


def make_user_of(session: Session, email: str) -> User:
    return users.add(session, email=email, name="Iva", role=Role.TRANSLATOR, password=PASSWORD, scope="hr,de")


def _records(session: Session, ada: User) -> list[Record]:
    """Eight, in the order of their ids: a draft with suggestions, one in review, a published one and its translation,
    a withdrawn one, an embargoed one, a draft with unsaved text, an empty draft."""
    made = [make_record([QUOTE, "Br0k3n p4g3."], f"Report {number}") for number in range(1, 9)]
    for number, record in enumerate(made, 1):
        record.tags = [Tag(facet="region", concept=key, source=TagSource.MACHINE, score=0.8, evidence=EVIDENCE)
                       for key in ("GE", "HR")]  # fmt: skip
        record.files[0].pages[1].health = {"grade": PageGrade.RED, "flaws": {"unmapped": 0.4}, "repairs": {}}
        record.files[0].facts = {"attachments": [{"name": "table.csv", "size_bytes": 4}], "active": {"javascript": 1}}
        record.abstracts = {"en": QUOTE} if number == 3 else {}
        if number == 1:
            record.proposals = {"date_issued": {"value": "2019", "score": 0.83, "evidence": EVIDENCE}}
        if number == 8:
            record.files, record.tags, record.date_issued = [], [], ""
        records.create(session, record, who=ada.email if number in (1, 3, 7, 8) else WHO)
    made[5].embargo_until = today() + timedelta(days=9)
    for record in made[2:6]:
        records.publish(session, record, who=ada.email, why="looked at")
    records.submit(session, made[1], who=WHO)
    review.comment(session, made[1], who=WHO, text="Is it the last edition?")
    assigning.assign(session, made[1], ada.email, who=ada.email, eyes=2)
    language_versions.join(session, made[3], made[2], who=ada.email)
    duplicates.merge(session, made[2], made[4], who=ada.email, why="here twice")
    unsaved.keep(session, made[6].id, ada.id, form=[("title.0.text", "Typed"), ("title.0.language", "en")],
                 base_revision=made[6].revision)  # fmt: skip
    return made


def _locked(session: Session, site: Site, ada: User, folder: Path) -> Record:
    """The ninth: a draft of a file that opens with a password only."""
    path = write_encrypted(folder / "b.pdf", write_pdf(folder / "a.pdf", [["Advice"]]), user_password="secret")
    record = make_record(title="Report 9")
    record.files = [make_file([], text_state=TextState.ENCRYPTED, sha256=site.repository.blobs.put(path))]
    return records.create(session, record, who=ada.email)


def _files(session: Session, found: list[Record], ada: User) -> None:
    """One in every state, some with a problem."""
    states = (
        (UploadState.UPLOADING, "", None),
        (UploadState.CHECKING, "", None),
        (UploadState.READING, "", None),
        (UploadState.READY, "", found[0].id),
        (UploadState.PROBLEM, "damaged", None),
        (UploadState.PROBLEM, "already_here", found[2].id),
    )
    for number, (state, problem, record_id) in enumerate(states):
        upload = Upload(id=f"{number:032x}", user_id=ada.id, name=f"report-{number}.pdf", size_bytes=90_000)
        upload.state, upload.problem, upload.record_id = state, problem, record_id
        session.add(upload)
    found[0].proposals |= {"looks_like": {"value": found[2].id, "score": 0.9, "evidence": []}}
    replacing = Upload(id="f" * 32, user_id=ada.id, name="better.pdf", size_bytes=90_000, state=UploadState.PROBLEM)
    replacing.problem, replacing.replaces = "damaged", found[0].files[0].id
    session.add(replacing)


def _terms(session: Session) -> None:
    names = {"en": "Night workers", "hr": "Noćni radnici"}
    vocabulary_proposals.propose(session, "audience", names, who=WHO, reason="Missing in two reports.")
    vocabulary_merging.replace(session, "agency", "unesco", "ilo", who=WHO, is_retagged=False)
    scheme_versions.publish(session, "agency", who=WHO, note="As it came.")
    mappings = [("exactMatch", "http://eurovoc.europa.eu/1"), ("closeMatch", "https://example.org/oecd")]
    edit = replace(vocabulary_editing.edit_of(session, "agency", "oecd"), related=["etf"], mappings=mappings)
    vocabulary_editing.edit(session, "agency", "oecd", edit, who=WHO)
    mapping_checks.note(session, mappings[0][1], LinkState.GONE, 404)
    scheme_keeping.keep_at(session, "type", "https://example.org/types", who=WHO)
    for title in ("Guidance for adults", "What works in schools"):
        shown = Curated({"en": title, "ar": "توجيه"}, f"q={title}")
        curated.put(session, None, shown, seen=curated.last_change(session), who=WHO)


def _people(session: Session, ada: User) -> None:
    users.invite(session, email="eva@example.org", name="Eva", role=Role.LIBRARIAN, scope="ilo,oecd")
    users.deactivate(users.add(session, email=WHO, name="Ivo", role=Role.LIBRARIAN, password=PASSWORD))
    saved_searches.save(session, ada, "q=guidance", 0)


def _jobs(session: Session) -> None:
    failed = jobs.enqueue(session, READ_UPLOAD, {"upload": "x", "name": "long name of a file.pdf"}, who=WHO, total=9)
    failed.done, failed.tries = 4, jobs.MOST_TRIES
    jobs.fail(failed, "the reader died with signal 9")
    jobs.enqueue(session, READ_UPLOAD, {"upload": "y"}, who=WHO)


def _ask(site: Site) -> None:
    """Questions of readers that found nothing, and judged ones."""
    with transaction(site.repository.sessions) as session:
        usage.note_unanswered(session, "careers of nightingales", today())
    lines = [
        {"query": name, "relevant": [record], "language": "en"} for name, record in (("Georgia", "3"), ("no", "4"))
    ]
    questions = site.repository.settings.data / trial.FOLDER
    questions.mkdir()
    _written(questions, "own.jsonl", "\n".join(map(json.dumps, lines)))


def _group(site: Site) -> str:
    """A region that others stand below."""
    return next(one.broader for one in site.vocabulary().iter_facet("region") if one.broader)


def _message(site: Site) -> str:
    """The address of a text of the desk."""
    return next(one.message.address for one in site.texts.current()["de"].entries if "%(" in one.message.source)


def _written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name
