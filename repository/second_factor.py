"""The second factor: a code from an app on the person's phone (TOTP, RFC 6238), each code once."""

from datetime import datetime

import pyotp

from repository.errors import WrongCode
from repository.models.base import now
from repository.models.user import User

STEP_S = 30
ISSUER = "Putokaz"


def propose(user: User) -> str:
    """The address for the app (`otpauth://`), with a secret that counts once `turn_on` has seen a code of it."""
    if not user.totp_secret:
        user.totp_secret = pyotp.random_base32()
    return pyotp.TOTP(user.totp_secret).provisioning_uri(name=user.email, issuer_name=ISSUER)


def check(user: User, code: str, at: datetime | None = None) -> None:
    """Take a code, of this step or the one before or after, for clocks differ. Raises `WrongCode`."""
    step = int((at or now()).timestamp()) // STEP_S
    typed = "".join(code.split())
    for candidate in (step, step - 1, step + 1):
        if (
            user.totp_secret
            and candidate > user.totp_step
            and pyotp.TOTP(user.totp_secret).at(candidate * STEP_S) == typed
        ):
            user.totp_step = candidate
            return
    raise WrongCode


def turn_on(user: User, code: str, at: datetime | None = None) -> None:
    """Raises `WrongCode`."""
    check(user, code, at)
    user.has_totp = True


def turn_off(user: User) -> None:
    user.has_totp, user.totp_secret, user.totp_step = False, "", 0
