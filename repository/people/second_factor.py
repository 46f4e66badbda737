"""The second factor: a code from an app on the person's phone (TOTP, RFC 6238), each code once.

Its secret is kept sealed, see `vault`. A secret that is only proposed is not kept at all: it travels, sealed for this
person, in the form that brings the first code of it.
"""

from dataclasses import dataclass
from datetime import datetime

import pyotp
from sqlalchemy import select
from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.user import User
from repository.people.errors import SealBroken, WrongCode
from repository.people.vault import Vault, is_sealed

STEP_S = 30
ISSUER = "Putokaz"
# How long somebody may take to point their phone at the picture.
PROPOSED_FOR_S = 3600


@dataclass(frozen=True)
class Proposal:
    """`address`: for the app (`otpauth://`). `secret`: the same to be typed, Base32. `sealed`: for the form."""

    address: str
    secret: str
    sealed: str


def propose(user: User, vault: Vault, sealed: str = "") -> Proposal:
    """A secret that counts once `turn_on` has seen a code of it: the one of `sealed` as long as that holds, or a new
    one."""
    secret = _proposed(user, vault, sealed) or pyotp.random_base32()
    address = pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=ISSUER)
    return Proposal(address, secret, vault.seal(f"{user.id} {secret}"))


def check(user: User, code: str, vault: Vault, at: datetime | None = None) -> None:
    """Take a code, of this step or the one before or after, for clocks differ. Raises `WrongCode`."""
    try:
        secret = vault.open(user.totp_secret)
    except SealBroken as error:
        raise WrongCode from error
    _take(user, secret, code, at)


def turn_on(user: User, code: str, vault: Vault, sealed: str, at: datetime | None = None) -> None:
    """From now on with the secret that was proposed. Raises `WrongCode`."""
    secret = _proposed(user, vault, sealed)
    if not secret:
        raise WrongCode
    _take(user, secret, code, at)
    user.totp_secret, user.has_totp = vault.seal(secret), True


def turn_off(user: User) -> None:
    user.has_totp, user.totp_secret, user.totp_step = False, "", 0


def seal_all(session: Session, vault: Vault) -> None:
    """Seal what an older version kept open."""
    for user in session.scalars(select(User).where(User.totp_secret != "")):
        if not is_sealed(user.totp_secret):
            user.totp_secret = vault.seal(user.totp_secret)


def _proposed(user: User, vault: Vault, sealed: str) -> str:
    """The secret that was sealed for this person and not long ago, or nothing."""
    try:
        owner, _space, secret = vault.open(sealed, PROPOSED_FOR_S).partition(" ")
    except SealBroken:
        return ""
    return secret if owner == str(user.id) else ""


def _take(user: User, secret: str, code: str, at: datetime | None) -> None:
    step = int((at or now()).timestamp()) // STEP_S
    typed = "".join(code.split())
    for candidate in (step, step - 1, step + 1):
        if candidate > user.totp_step and pyotp.TOTP(secret).at(candidate * STEP_S) == typed:
            user.totp_step = candidate
            return
    raise WrongCode
