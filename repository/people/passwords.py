"""Passwords as Argon2id hashes (RFC 9106), with the parameters that OWASP asks for at least."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# 19 MiB, two passes, one lane: some 20 ms a check, so that a burst of them does not fill the memory of a small machine.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# Verified where there is no such person, so that the answer takes as long.
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$cHV0b2them0wdXRva2F6MA$" + "A" * 43


def hash_password(password: str) -> str:
    return _HASHER.hash(password)


def is_right(password: str, password_hash: str | None) -> bool:
    """Takes the same time for nobody's hash (None) as for somebody's."""
    try:
        return _HASHER.verify(password_hash or _NOBODY, password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether it was made with other parameters than those above."""
    return _HASHER.check_needs_rehash(password_hash)
