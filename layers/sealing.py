"""Keep a secret in the database so that whoever reads the database learns nothing of it."""

import os

from layers.settings import derived

NONCE = 12


class SealBroken(ValueError):
    """What was sealed was changed, or was sealed for another purpose or under another secret."""


def seal(purpose: str, content: bytes, *parts: bytes) -> bytes:
    """Encrypt for one purpose and place (AES-256-GCM); it opens nowhere else."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE)
    return nonce + AESGCM(derived(f"seal {purpose}", *parts)).encrypt(nonce, content, None)


def unseal(purpose: str, sealed: bytes, *parts: bytes) -> bytes:
    """Decrypt what was sealed for this purpose and place. Raises SealBroken."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        key = AESGCM(derived(f"seal {purpose}", *parts))
        return key.decrypt(sealed[:NONCE], sealed[NONCE:], None)
    except InvalidTag:
        raise SealBroken(purpose) from None
