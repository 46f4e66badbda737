"""OpenID Connect by Authlib: the authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, s. 3.1).

The provider is asked for its addresses and keys each time: people sign in seldom, and keys change. Algorithms are
pinned to signatures by a key pair, so that nobody who knows the secret of a client can sign for the provider.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from webapp.accounts.openid.port import Departure, Identity, IdentityRefused

SCOPE = "openid email profile"
ALGORITHMS = ["RS256", "PS256", "ES256"]
TIMEOUT_S = 10.0
# Clocks differ.
LEEWAY_S = 60
T = TypeVar("T")


@dataclass(frozen=True)
class AuthlibProvider:
    """The `IdentityProvider` at the address `issuer`, to which we are known as `client_id`."""

    issuer: str
    client_id: str
    client_secret: str

    def depart(self, callback_url: str) -> Departure:
        return _told(lambda: self._depart(callback_url))

    def arrive(self, callback_url: str, came_by: str, memory: str) -> Identity:
        return _told(lambda: self._arrive(callback_url, came_by, json.loads(memory)))

    def _depart(self, callback_url: str) -> Departure:
        verifier, nonce = generate_token(48), generate_token(24)
        with self._client(callback_url) as client:
            endpoint = self._metadata(client)["authorization_endpoint"]
            url, state = client.create_authorization_url(endpoint, nonce=nonce, code_verifier=verifier)
        return Departure(url, json.dumps({"state": state, "nonce": nonce, "verifier": verifier}))

    def _arrive(self, callback_url: str, came_by: str, memory: Mapping[str, str]) -> Identity:
        with self._client(callback_url, state=memory["state"]) as client:
            metadata = self._metadata(client)
            token = client.fetch_token(
                metadata["token_endpoint"], authorization_response=came_by, code_verifier=memory["verifier"]
            )
            keys = _fetched(client, metadata["jwks_uri"])
        claims = self._claims(token, keys, memory["nonce"])
        return Identity(claims["email"], claims.get("name") or claims["email"], claims.get("email_verified") is True)

    def _claims(self, token: Mapping[str, Any], keys: Any, nonce: str) -> Mapping[str, Any]:
        """What the provider has signed of the person, for us and for this sign-in."""
        decoded = jwt.decode(token["id_token"], KeySet.import_key_set(keys), algorithms=ALGORITHMS)
        wanted = {"iss": {"essential": True, "value": self.issuer}}
        said = {"nonce": nonce, "client_id": self.client_id, "access_token": token.get("access_token")}
        claims = CodeIDToken(decoded.claims, decoded.header, wanted, said)
        claims.validate(leeway=LEEWAY_S)
        found: Mapping[str, Any] = claims
        return found

    def _metadata(self, client: OAuth2Session) -> dict[str, Any]:
        found: dict[str, Any] = _fetched(client, f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found["issuer"] != self.issuer:
            raise IdentityRefused("the provider calls itself otherwise")
        return found

    def _client(self, callback_url: str, state: str | None = None) -> OAuth2Session:
        return OAuth2Session(
            self.client_id,
            self.client_secret,
            scope=SCOPE,
            redirect_uri=callback_url,
            state=state,
            code_challenge_method="S256",
            default_timeout=TIMEOUT_S,
        )


def _fetched(client: OAuth2Session, url: str) -> Any:
    answer = client.get(url, withhold_token=True)
    answer.raise_for_status()
    return answer.json()


def _told(ask: Callable[[], T]) -> T:
    """What goes wrong with the library, the network or the provider's answer, as ours."""
    try:
        return ask()
    except (AuthlibBaseError, JoseError, requests.RequestException, KeyError, ValueError, TypeError) as error:
        raise IdentityRefused(str(error)) from error
