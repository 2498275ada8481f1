"""Encrypt what must not be readable in the database, with a key that is not stored in it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12
STEP = 64


class Encryption:
    """Seals and opens texts, and makes tags by which a person is recognised but not found.

    Both keys are derived from the bot token, which stands in the environment and never in the database. With
    another token nothing that was sealed before can be opened again.

    Args:
        secret: the bot token.
    """

    def __init__(self, secret: str) -> None:
        self._cipher = AESGCM(_key(secret, b"mgn seal 1"))
        self._tagging = _key(secret, b"mgn tag 1")

    @classmethod
    def passing(cls) -> Encryption:
        """One whose key is forgotten with it."""
        return cls(secrets.token_urlsafe(32))

    def seal(self, purpose: str, text: str, *, step: int = STEP) -> str:
        """A text that only this object opens, and only for that purpose.

        Args:
            step: the length is rounded up to a multiple of so many bytes, so that it tells nothing.
        """
        plain = text.encode()
        padded = plain + b"\0" * (-len(plain) % step or (step if not plain else 0))
        nonce = secrets.token_bytes(NONCE)
        return base64.b64encode(nonce + self._cipher.encrypt(nonce, padded, purpose.encode())).decode()

    def open(self, purpose: str, sealed: str) -> str | None:
        """What was sealed for that purpose; None where the token has changed since, or it is no such thing."""
        try:
            whole = base64.b64decode(sealed, validate=True)
            return self._cipher.decrypt(whole[:NONCE], whole[NONCE:], purpose.encode()).rstrip(b"\0").decode()
        except (InvalidTag, ValueError):
            return None

    def tag(self, purpose: str, value: object) -> str:
        """Always the same for the same value and purpose; without the key nobody can tell whose it is."""
        return hmac.new(self._tagging, f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()


def _key(secret: str, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(secret.encode())
