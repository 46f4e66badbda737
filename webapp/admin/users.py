"""People: invite, change role and scope, close and reopen, send a link, take a lost second step, erase."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.database import transaction
from repository.models.user import LinkPurpose, User
from repository.people import erasure, links, second_factor, users
from repository.people.errors import ErasureRefused, UserExists
from repository.people.permissions import Action
from repository.people.roles import Role
from webapp.accounts.access import needs
from webapp.accounts.letters import send_link
from webapp.accounts.signed_in import signed_in_user
from webapp.errors import problem_of
from webapp.i18n import N_, _, locale
from webapp.mail.port import MailNotSent
from webapp.site import current_site

blueprint = Blueprint("users", __name__, url_prefix="/admin/users")

DONE = {
    "invited": N_("Invited. The letter with the link is on its way."),
    "changed": N_("Saved."),
    "closed": N_("The account is closed. What the person did stays under their name."),
    "reopened": N_("The account is open again."),
    "erased": N_("The person is erased. What they did stays, without their name."),
    "reset": N_("The letter with the link is on its way."),
    "code_off": N_("The second step is off; where the role needs it, the person sets it up again."),
}
TOO_MANY_LINKS = N_("Too many links of this person still work. Please wait an hour.")


@blueprint.get("")
@needs(Action.ADMINISTER)
def people() -> ResponseReturnValue:
    return _page()


@blueprint.post("")
@needs(Action.ADMINISTER)
def invite() -> ResponseReturnValue:
    try:
        with transaction(current_site().repository.sessions) as session:
            user = users.invite(
                session,
                email=request.form.get("email", ""),
                name=request.form.get("name", "").strip(),
                role=_role(),
                scope=_scope(_role()),
            )
            _send(session, user, LinkPurpose.INVITATION)
            _note(session, Event.USER_INVITED, user, role=user.role, scope=user.scope)
    except (UserExists, MailNotSent) as error:
        problem = problem_of(error)
        return _page(_(problem.message)), problem.status
    return redirect(url_for("users.people", done="invited"), 303)


@blueprint.post("/<int:user_id>")
@needs(Action.ADMINISTER)
def change(user_id: int) -> ResponseReturnValue:
    """Nobody closes or demotes themselves, so that there is always an administrator."""
    do = request.form.get("do", "")
    if user_id == signed_in_user().id:
        return _page(_("You can't do this to your own account.")), 409
    try:
        with transaction(current_site().repository.sessions) as session:
            _change(session, users.get(session, user_id), do)
    except (ErasureRefused, MailNotSent) as error:
        problem = problem_of(error)
        return _page(_(problem.message)), problem.status
    return redirect(url_for("users.people", done=do), 303)


def _change(session: Session, user: User, do: str) -> None:
    if do == "changed":
        before = {"role": user.role, "scope": user.scope}
        user.role, user.scope = _role(), _scope(_role())
        _note(session, Event.USER_CHANGED, user, before=before, after={"role": user.role, "scope": user.scope})
    elif do == "closed":
        users.deactivate(user)
        _note(session, Event.USER_CLOSED, user)
    elif do == "reopened":
        users.reactivate(user)
        _note(session, Event.USER_REOPENED, user)
    elif do == "reset":
        _send(session, user, LinkPurpose.RESET)
        _note(session, Event.RESET_SENT, user)
    elif do == "code_off":
        second_factor.turn_off(user)
        user.sign_ins.clear()
        _note(session, Event.SECOND_FACTOR_OFF, user)
    elif do == "erased" and "sure" in request.form:
        erasure.erase(session, user)
        _note(session, Event.USER_ERASED, user)
    else:
        abort(400)


def _send(session: Session, user: User, purpose: LinkPurpose) -> None:
    """Raises `MailNotSent`."""
    if (token := links.make(session, user, purpose)) is None:
        raise MailNotSent(TOO_MANY_LINKS)
    send_link(user, purpose, token)


def _note(session: Session, event: Event, user: User, **details: object) -> None:
    audit.note(session, event, who=signed_in_user().email, about=user.email, **details)


def _role() -> Role:
    wanted = request.form.get("role", "")
    return Role(wanted) if wanted in set(Role) else abort(400)


def _scope(role: Role) -> str:
    """What the role is limited to: the ticked agencies of a librarian, the locales typed for a translator."""
    if role is Role.LIBRARIAN:
        return ",".join(key for key, _name in _agencies() if key in request.form.getlist("agency"))
    return request.form.get("locales", "").strip() if role is Role.TRANSLATOR else ""


def _agencies() -> list[tuple[str, str]]:
    """Key and name, by name."""
    found = [(one.key, one.label(locale())) for one in current_site().vocabulary().iter_facet("agency")]
    return sorted(found, key=lambda one: one[1].casefold())


def _page(error: str = "") -> str:
    with current_site().repository.sessions() as session:
        return render_template(
            "pages/admin/users.html",
            people=users.list_all(session),
            roles=list(Role),
            agencies=_agencies(),
            error=error,
            done=_(DONE[request.args["done"]]) if request.args.get("done") in DONE else "",
        )
