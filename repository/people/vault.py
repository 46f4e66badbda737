"""Secrets that have to be read again, such as those of second factors, sealed: who steals the database alone gets none.

What is sealed is a Fernet token (AES-128-CBC with HMAC-SHA256). The key is derived from the setting `secret_key`, or,
where none is set, from a file in the data folder that is made at first use and that nobody else may read; a backup of
the database should not lie beside it. Several keys, parted by commas, let one be exchanged: the first seals, all open.
A password is never sealed but hashed, see `passwords`.
"""

import base64
import hashlib
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from repository.people.errors import SealBroken

KEY_FILE = "secret.key"
# What a token begins with: a version and the upper bytes of a time.
SEALED = "gAAAA"


@dataclass(frozen=True)
class Vault:
    """`keys`: the first seals, every one opens."""

    keys: Sequence[str]

    def seal(self, text: str) -> str:
        return self._box().encrypt(text.encode()).decode()

    def open(self, sealed: str, oldest_s: int | None = None) -> str:
        """What was sealed, at most `oldest_s` seconds ago if given.

        Raises:
            SealBroken: it was sealed with another key, changed, too long ago, or never.
        """
        try:
            return self._box().decrypt(sealed.encode(), ttl=oldest_s).decode()
        except InvalidToken as error:
            raise SealBroken from error

    def _box(self) -> MultiFernet:
        return MultiFernet([Fernet(base64.urlsafe_b64encode(_digest(key))) for key in self.keys])


def open_vault(secret_key: str, data: Path) -> Vault:
    """The vault of an installation; its key is made where there is none."""
    return Vault(tuple(filter(None, map(str.strip, secret_key.split(",")))) or (_kept_key(data / KEY_FILE),))


def is_sealed(text: str) -> bool:
    return text.startswith(SEALED)


def _kept_key(path: Path) -> str:
    """Of two processes that make it at once, one does, and both read the same."""
    if not path.exists():
        draft = path.with_suffix(f".{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()


def _digest(key: str) -> bytes:
    return hashlib.sha256(b"putokaz vault\0" + key.encode()).digest()
