"""The second step of signing in: six digits from a phone (RFC 6238), or a recovery code."""

import base64
import hashlib
import hmac
import re
import secrets
from datetime import datetime

from shared.errors import Refusal

STEP_SECONDS = 30
DRIFT = 1
"""Steps a phone's clock may be early or late."""
SECRET_BYTES = 20
RECOVERY_CODES = 10
_DIGITS = re.compile(r"\d{6}")
_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"


class CodeWrong(Refusal):
    """The code is not right, or was used already."""

    status = 403


class SecondStepNotReady(Refusal):
    """Two-step sign-in is not set up, or is so already."""


def secret_from(derived: bytes) -> str:
    """Write a derived secret as phones read it."""
    return base64.b32encode(derived[:SECRET_BYTES]).decode()


def uri_for(secret: str, email: str, company: str) -> str:
    """Write what the QR code says."""
    from pyotp import TOTP

    return TOTP(secret).provisioning_uri(name=email, issuer_name=company)


def picture_of(uri: str) -> str:
    """Draw the QR code as SVG, to stand in a page."""
    import segno

    drawn: str = segno.make(uri, error="m").svg_inline(scale=5, border=2)
    return drawn


def step_of(secret: str, code: str, at: datetime, last_step: int) -> int:
    """Find the step a code is of. Raises CodeWrong, for one taken before too."""
    from pyotp import TOTP

    totp, digits = TOTP(secret), code.replace(" ", "")
    now = int(at.timestamp()) // STEP_SECONDS
    found = None
    for step in range(now - DRIFT, now + DRIFT + 1):
        right = totp.generate_otp(step)
        if hmac.compare_digest(right.encode(), digits.encode()) and step > last_step:
            found = step
    if found is None:
        raise wrong()
    return found


def wrong() -> CodeWrong:
    """Say so in the same words, whatever is wrong with it."""
    detail = "This code is not right, or was used already. Wait for the next and try again."
    return CodeWrong(detail, pointer="/body/code")


def is_digits(code: str) -> bool:
    """Tell a phone's code from a recovery code."""
    return _DIGITS.fullmatch(code.replace(" ", "")) is not None


def new_recovery_codes() -> list[str]:
    """Make codes to print: 78 bits each, in groups that can be typed."""
    letters = ["".join(secrets.choice(_ALPHABET) for _ in range(16)) for _ in range(RECOVERY_CODES)]
    return ["-".join(code[i : i + 4] for i in range(0, 16, 4)) for code in letters]


def recovery_digest(code: str) -> bytes:
    """Give what is kept of a recovery code."""
    bare = re.sub(r"[^A-Z0-9]", "", code.upper())
    return hashlib.sha256(f"recovery:{bare}".encode()).digest()
