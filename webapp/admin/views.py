"""The state of the installation, and the log of what was done."""

import json
from dataclasses import asdict

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from indexer.errors import ScannerUnavailable
from repository import audit, fixity, jobs, records
from repository.database import transaction
from repository.models.job import Job
from repository.people.permissions import Action
from webapp.accounts.access import needs
from webapp.downloads import attachment
from webapp.exports.tables import CSV, write_csv
from webapp.i18n import _
from webapp.site import current_site

blueprint = Blueprint("admin", __name__, url_prefix="/admin")

LINES_SHOWN = 200
JOBS_SHOWN = 30
# Values that are nobody's business, even here.
SECRET = ("url", "key", "mail", "secret")


@blueprint.get("")
@needs(Action.ADMINISTER)
def state() -> ResponseReturnValue:
    site = current_site()
    with site.repository.sessions() as session:
        counts, queued = records.count_by_state(session), jobs.list_latest(session, limit=JOBS_SHOWN)
    return render_template(
        "pages/admin/state.html",
        index=site.index.status(),
        embedding=site.embedding.status() if site.embedding else None,
        fixity=fixity.state(site.repository.sessions),
        counts=counts,
        jobs=queued,
        settings=_settings(),
        virus_check=_virus_check(),
    )


@blueprint.post("/jobs/<int:job_id>")
@needs(Action.ADMINISTER)
def change_job(job_id: int) -> ResponseReturnValue:
    """Try a job again or cancel it; one that has moved on meanwhile stays as it is."""
    with transaction(current_site().repository.sessions) as session:
        if (job := session.get(Job, job_id)) is None:
            abort(404)
        (jobs.retry if request.form.get("do") == "retry" else jobs.cancel)(job)
    return redirect(url_for("admin.state", _anchor="jobs"), 303)


@blueprint.get("/log")
@needs(Action.ADMINISTER)
def log() -> ResponseReturnValue:
    who = request.args.get("who", "").strip()
    with current_site().repository.sessions() as session:
        found = audit.lines(session, who=who, limit=LINES_SHOWN)
    return render_template("pages/admin/log.html", lines=found, who=who)


@blueprint.get("/log.csv")
@needs(Action.ADMINISTER)
def export_log() -> ResponseReturnValue:
    """The whole log as CSV: UTF-8 with a mark, so that spreadsheets read it."""
    with current_site().repository.sessions() as session:
        found = audit.lines(session, who=request.args.get("who", "").strip())
        lines = [
            [line.at.isoformat(), line.who, line.what, line.about, json.dumps(line.details, ensure_ascii=False)]
            for line in found
        ]
    body = write_csv([["at", "who", "what", "about", "details"], *lines])
    return attachment(body, CSV, "putokaz-log.csv")


def _virus_check() -> Markup:
    """Whether there is one, and who it is."""
    scanner = current_site().scanner
    if scanner is None:
        return _("Off. The setting %(name)s turns it on.", name="PUTOKAZ_VIRUS_SCANNER")
    try:
        return Markup.escape(scanner.version())
    except ScannerUnavailable as error:
        return _("It can't be reached; files wait for it. %(reason)s", reason=error.reason)


def _settings() -> list[tuple[str, str]]:
    """Names and values in force; what may hold a password is only said to be set."""
    site = current_site()
    found = {**asdict(site.repository.settings), **asdict(site.settings)}
    return [
        (f"PUTOKAZ_{name.upper()}", "•••" if value and any(part in name for part in SECRET) else str(value))
        for name, value in sorted(found.items())
    ]
