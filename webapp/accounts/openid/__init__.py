"""Signing in through somebody else who knows the person: OpenID Connect, where it is set up."""
