"""A small OpenID Connect provider for tests: who comes is the person that the test says, and every answer is signed."""

import base64
import hashlib
import time
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, abort, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "putokaz", "a secret of the client"


@dataclass
class Provider:
    """`person`: claims about who comes. `forged`: claims that the signed token tells in place of the right ones."""

    person: dict[str, Any] = field(default_factory=lambda: {"email": "ana@example.org", "email_verified": True})
    forged: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    signs_with: RSAKey | None = None
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def app(self) -> Flask:
        app = Flask("provider")
        app.add_url_rule("/.well-known/openid-configuration", "metadata", self._metadata)
        app.add_url_rule("/keys", "keys", lambda: jsonify(keys=[self.key.as_dict(private=False)]))
        app.add_url_rule("/authorize", "authorize", self._authorize)
        app.add_url_rule("/token", "token", self._token, methods=["POST"])
        return app

    def _metadata(self) -> Any:
        issuer = request.host_url.rstrip("/")
        return jsonify(
            issuer=issuer,
            authorization_endpoint=f"{issuer}/authorize",
            token_endpoint=f"{issuer}/token",
            jwks_uri=f"{issuer}/keys",
        )

    def _authorize(self) -> Any:
        code = f"code-{len(self.asked)}"
        self.asked[code] = request.args.to_dict()
        return redirect(f"{request.args['redirect_uri']}?code={code}&state={request.args['state']}")

    def _token(self) -> Any:
        asked = self.asked.pop(request.form["code"])
        challenge = hashlib.sha256(request.form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(challenge).decode().rstrip("=") != asked["code_challenge"]:
            abort(400)
        issued = int(time.time())
        claims = {"iss": request.host_url.rstrip("/"), "aud": CLIENT, "sub": "1", "iat": issued, "exp": issued + 60}
        signed = claims | {"nonce": asked["nonce"]} | self.person | self.forged
        token = jwt.encode({"alg": "RS256", "kid": "1"}, signed, self.signs_with or self.key)
        return jsonify(access_token="access", token_type="Bearer", id_token=token)
