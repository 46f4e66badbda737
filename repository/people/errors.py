"""What can go wrong with accounts, passwords and ways in.

RepositoryError
├── UserExists              an account with this address is there already
├── UserNotFound            no account has this address
├── ErasureRefused          a person can't be erased now
├── WeakPassword            the password is too short or too long
├── CommonPassword          the password is one that most people choose
├── GuessablePassword       the password is a run, a repetition or another pattern
├── SignInRefused           address and password do not belong together
├── WrongCode               the code of the second factor is wrong, or was used already
├── LinkExpired             a link for setting a password was used, is too old, or never was
└── TooManyAttempts         too many wrong passwords lately
"""

from repository.errors import RepositoryError


class UserExists(RepositoryError):
    """Raised when an account is added for an address that has one."""

    def __init__(self, email: str) -> None:
        super().__init__(f"{email} has an account already")
        self.email = email


class UserNotFound(RepositoryError):
    """Raised by `users.get_by_email`."""

    def __init__(self, email: str) -> None:
        super().__init__(f"{email} has no account")
        self.email = email


class ErasureRefused(RepositoryError):
    """Raised when a person can't be erased now. `reason`: `last_administrator`, name another one first; or
    `work_running`, try again when their job is done."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"this person can't be erased now: {reason}")
        self.reason = reason


class WeakPassword(RepositoryError):
    """Raised when a password is set whose length is out of bounds, both in characters."""

    def __init__(self, shortest: int, longest: int) -> None:
        super().__init__(f"a password has {shortest} to {longest} characters")
        self.shortest = shortest
        self.longest = longest


class CommonPassword(RepositoryError):
    """Raised when a password is set that whoever guesses tries first."""

    def __init__(self) -> None:
        super().__init__("this password is one of those that most people choose")


class GuessablePassword(RepositoryError):
    """Raised when a password is set that follows a pattern, such as one character over and over; choose a sentence."""

    def __init__(self) -> None:
        super().__init__("this password follows a pattern and would be guessed")


class SignInRefused(RepositoryError):
    """Raised for a wrong address, a wrong password and a closed account alike, so that addresses can't be found out."""

    def __init__(self) -> None:
        super().__init__("this address and password do not belong together")


class SealBroken(RepositoryError):
    """Raised for a secret that was sealed with another key, changed, or too old; it has to be made anew."""

    def __init__(self) -> None:
        super().__init__("this secret can't be opened")


class WrongCode(RepositoryError):
    """Raised for a code of the second factor that does not hold now; the next one appears within 30 seconds."""

    def __init__(self) -> None:
        super().__init__("this code does not hold now")


class LinkExpired(RepositoryError):
    """Raised for a link that was used, is too old, or never was; ask for a new one."""

    def __init__(self) -> None:
        super().__init__("this link can't be used any more")


class TooManyAttempts(RepositoryError):
    """Raised while an address has had too many wrong passwords; try again after at most `wait_s` seconds."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(f"too many wrong passwords; try again in {wait_s // 60} minutes")
        self.wait_s = wait_s
