"""Random tokens, of which only the SHA-256 is kept: who reads the database can't act for anybody."""

import hashlib
import secrets


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
