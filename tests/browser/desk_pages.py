"""Every page that needs somebody to be signed in, in the states that it can be in: empty, in use, and refusing.

A page is an address that is read, a refusal one that is written to. The lists are held against the url map, so that a
new address has to say here what there is to look at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule

from webapp.accounts.access import OWN_CHECK, PUBLIC, declared

Form = dict[str, str | list[str]]
# The way in has no action of the table, and is of the desk all the same.
WAY_IN = ("accounts.", "links.")
# What is read there is a file, a piece of another page, or nothing but the way to another address.
NO_PAGES = {
    *("admin.export_log", "bulk.export", "editing.terms", "exchange.download", "guide.picture", "imports.template"),
    *("people.complete", "related.complete"),
    *("saved.show", "tus.offset", "vocabulary_lists.table", "vocabulary_lists.turtle"),
    *("vocabulary_versions.table", "vocabulary_versions.turtle"),
}
# What is written there is done or passed over in silence, answered to a script, or refused on the page of errors.
NO_REFUSALS = {
    *("accounts.sign_out", "admin.change_job", "bulk.undo", "deposit.remove", "imports.confirm"),
    *("imports.undo", "judging.judge", "on_page.switch", "own.end_sign_ins", "own.switch_keys", "purge.purge"),
    *("replacing.use_again", "saved.remove", "saved.save", "translate.visibility", "tus.create", "tus.give_up"),
    *("tus.describe", "tus.piece", "versions.recognise", "vocabulary_proposals.answer", "links.forgotten"),
    *("exchange.take", "vocabulary_links.check"),
}


@dataclass(frozen=True)
class Case:
    """`path`: behind the locale. `form`: what is sent there, None to read it. `who`: see `DeskSite.cookies`."""

    endpoint: str
    state: str
    path: str
    form: Form | None = None
    who: str = "ada"

    def __str__(self) -> str:
        return f"{self.endpoint} {self.state}"


def pages(endpoint: str, path: str, empty: str = "", who: str = "ada", **further: str) -> Iterator[Case]:
    """A page in use; `empty`: its address on a site that has nothing yet; `further`: other states of it."""
    yield Case(endpoint, "in use", path, who=who)
    for state, other in further.items():
        yield Case(endpoint, state.replace("_", " "), other, who=who)
    if empty:
        yield Case(endpoint, "empty", empty, who=who)


def refusal(endpoint: str, path: str, form: Form, who: str = "ada") -> Case:
    return Case(endpoint, "refusal", path, form, who)


PARTS = "name.0=One&name.1=Two"
SUGGESTED, LISTS, DONE = "review/tags/region/GE", "vocabularies/lists/agency", "done=apply&count=2&left=1&batch=b"
GRID = "bulk?r=2&r=3&field=title&field=date_issued"
CASES = (
    *pages("accounts.sign_in_form", "sign-in", who="nobody"),
    *pages("accounts.code_form", "sign-in/code", who="half"),
    *pages("links.forgotten_form", "forgotten", who="nobody"),
    *pages("links.password_form", "welcome/{token}", who="nobody"),
    *pages("admin.state", "admin", empty="admin"),
    *pages("admin.log", "admin/log", empty="admin/log?who=nobody"),
    *pages("users.people", "admin/users?done=invited", empty="admin/users"),
    *pages("purge.withdrawn", "admin/withdrawn", empty="admin/withdrawn"),
    *pages("bulk.page", GRID, empty="bulk", done=f"{GRID}&done=2&batch=b"),
    *pages("curation.history", "records/3/history", withdrawn="records/5/history", draft="records/1/history"),
    *pages("versions.files", "records/1/files", bare="records/8/files", locked="records/9/files"),
    *pages("deposit.page", "deposit", empty="deposit", nothing_chosen="deposit?nothing=1"),
    *pages("drafts.page", "deposit/drafts", empty="deposit/drafts", done=f"deposit/drafts?{DONE}"),
    *pages("imports.page", "deposit/tables", empty="deposit/tables", nothing_chosen="deposit/tables?nothing=1"),
    *pages("imports.table", "deposit/tables/1", changes="deposit/tables/2", unusable="deposit/tables/3"),
    *pages("editing.form", "records/1/edit", published="records/3/edit", bare="records/8/edit", typed="records/7/edit"),
    *pages("editing.passage", "records/1/passage?page=1&quote=Georgia"),
    *pages("review.waiting", "review", empty="review", just_approved="review?done=3&number={revision}"),
    *pages("review.item", "review/2", published="review/3"),
    *pages("judging.concepts", "review/tags", empty="review/tags"),
    *pages("judging.concept", SUGGESTED, empty="review/tags/region/HR", judged=f"{SUGGESTED}?batch=b&count=2"),
    *pages("staff.home", "desk", empty="desk"),
    *pages("staff.worklist", "desk/no_license", empty="desk/no_license"),
    *pages("statistics.unanswered", "unanswered", empty="unanswered"),
    *pages("statistics.trial", "trial", empty="trial"),
    *pages("guide.page", "guide"),
    *pages("own.account", "account?done=keys"),
    *pages("own.code_form", "account/code"),
    *pages("saved.page", "account/searches", empty="account/searches"),
    *pages("vocabularies.schemes", "vocabularies"),
    *pages("vocabularies.scheme", "vocabularies/audience?proposed=1", nothing_chosen="vocabularies/audience?nothing=1"),
    *pages("vocabularies.term", "vocabularies/region/{group}", replaced="vocabularies/agency/unesco"),
    *pages("vocabularies.scheme", "vocabularies/region?q=kroat", empty="vocabularies/region", kept="vocabularies/type"),
    *pages("vocabulary_versions.page", "vocabularies/versions/agency", first="vocabularies/versions/region"),
    *pages("vocabulary_links.page", "vocabularies/elsewhere/agency", none="vocabularies/elsewhere/region"),
    *pages("curated.page", "collections", empty="collections"),
    *pages("curated.entry", "collections/entry?place=0", new="collections/entry?question=q%3Dguidance"),
    *pages("splitting.page", "vocabularies/split/agency/oecd", second=f"vocabularies/split/agency/oecd?look=1&{PARTS}"),
    *pages("moving.page", "vocabularies/move/agency/oecd", found="vocabularies/move/agency/oecd?name=ilo"),
    *pages("replacing.page", "vocabularies/replace/agency/oecd"),
    *pages("vocabulary_lists.look", f"{LISTS}/{{list}}", faulty=f"{LISTS}/{{faulty_list}}"),
    *pages("translate.dashboard", "translate"),
    *pages("translate.messages", "translate/de?q=guidance", empty="translate/de?q=nothing-like-it"),
    *pages("translate.edit", "translate/de/{message}"),
    *pages("exchange.upload_form", "translate/de/upload"),
    *pages("record_texts.listing", "translate/de/records", empty="translate/de/records"),
    *pages("record_texts.edit", "translate/de/records/3"),
    refusal("accounts.sign_in", "sign-in", {"email": "ada@example.org", "password": "wrong"}, who="nobody"),
    refusal("accounts.code", "sign-in/code", {"code": "000000"}, who="half"),
    refusal("links.set_password", "welcome/{token}", {"password": "one", "again": "two"}, who="nobody"),
    refusal("users.invite", "admin/users", {"email": "ivo@example.org", "name": "Ivo", "role": "librarian"}),
    refusal("users.change", "admin/users/{ada}", {"do": "closed"}),
    refusal("own.change_password", "account/password", {"present": "wrong"}),
    refusal("own.turn_code_on", "account/code", {"code": "000000"}),
    refusal("own.turn_code_off", "account/code/off", {"present": "wrong"}, who="uma"),
    refusal("bulk.send", GRID, {"record": "3", "version.3": "1", "3.title": "New", "3.date_issued": "soon"}),
    refusal("curation.act", "records/3/history", {"do": "withdraw", "revision": "0"}),
    refusal("deposit.receive", "deposit", {}),
    refusal("deposit.start", "deposit/start", {"identifier": "10.2801"}),
    refusal("drafts.send", "deposit/drafts", {"do": "apply", "draft": "1", "date_issued": "soon"}),
    refusal("imports.receive", "deposit/tables", {}),
    refusal("editing.send", "records/1/edit", {"do": "publish", "date_issued": "soon", "add.region": "Atlantis"}),
    refusal("review.decide", "review/2", {"do": "approve", "revision": "0"}),
    refusal("together.decide", "review", {"do": "approve"}),
    refusal("versions.replace", "records/1/files/1", {}),
    refusal("versions.unlock", "records/9/files/{locked}/password", {"password": "wrong"}),
    refusal("vocabularies.save", "vocabularies/agency/ilo", {"preferred.en": ""}),
    refusal("vocabularies.keep", "vocabularies/kept/audience", {"kept_at": "nowhere"}),
    refusal("vocabulary_versions.publish", "vocabularies/versions/agency", {"seen": "7"}),
    refusal("curated.save", "collections/entry", {"address": "nowhere", "title.en": ""}),
    refusal("curated.arrange", "collections", {"do": "remove:0", "seen": "0"}),
    refusal("splitting.split", "vocabularies/split/agency/oecd", {"name.0": "One"}),
    refusal("moving.move", "vocabularies/move/agency/oecd", {"broader": "oecd"}),
    refusal("replacing.replace", "vocabularies/replace/agency/oecd", {"other": "oecd"}),
    refusal("replacing.retire", "vocabularies/retire/region/{group}", {}),
    refusal("vocabulary_lists.receive", "vocabularies/lists/audience", {}),
    refusal("vocabulary_lists.apply", "vocabularies/lists/agency/{list}", {"seen": "old"}),
    refusal("vocabulary_proposals.propose", "vocabularies/propose/audience", {"name": ""}),
    refusal("translate.save", "translate/de/{message}", {"form-0": "%(nothing)s", "deed": "translated"}),
    refusal("exchange.upload", "translate/de/upload", {}),
    refusal("record_texts.save", "translate/de/records/3", {"title": "Bericht", "seen-title": "old"}),
)  # fmt: skip


def lacking(app: Flask) -> list[str]:
    """Addresses of the desk that are in none of the lists."""
    known = {case.endpoint for case in CASES} | NO_PAGES | NO_REFUSALS
    return sorted({rule.endpoint for rule in app.url_map.iter_rules() if _is_of_desk(app, rule)} - known)


def _is_of_desk(app: Flask, rule: Rule) -> bool:
    return rule.endpoint.startswith(WAY_IN) or declared(app, rule.endpoint) not in (PUBLIC, OWN_CHECK)
