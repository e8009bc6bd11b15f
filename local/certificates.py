"""Certificates of an installation: one to try it out with, and whether another would do."""

import datetime as dt
import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography import x509

DAYS = 90
ALSO = ("localhost", "nginx")
"""Names that one to try it out with is for besides."""


def days_left(certificate: Path) -> int:
    """Say for how many days a certificate is still good."""
    from cryptography import x509

    ends = x509.load_pem_x509_certificate(certificate.read_bytes()).not_valid_after_utc
    return (ends - dt.datetime.now(dt.UTC)).days


def refuse_wrong(certificate: Path, key: Path, name: str) -> None:
    """Raise ValueError where Nginx could not take them, or browsers would not at that name."""
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization

    try:
        (first, *_) = x509.load_pem_x509_certificates(certificate.read_bytes())
    except (OSError, ValueError) as reason:
        raise ValueError(f"{certificate} is no certificate (PEM): {reason}") from None
    try:
        private = serialization.load_pem_private_key(key.read_bytes(), None)
    except (OSError, ValueError, TypeError) as reason:  # TypeError: it wants a password
        raise ValueError(f"{key} is no open key (PEM): {reason}") from None
    if private.public_key() != first.public_key():
        raise ValueError(f"{key} is not the key of {certificate}")
    if first.not_valid_after_utc < dt.datetime.now(dt.UTC):
        raise ValueError(f"{certificate} ended on {first.not_valid_after_utc:%Y-%m-%d}")
    names = _names(first)
    if name and not {name.lower(), "*." + name.lower().partition(".")[2]} & names:
        raise ValueError(f"{certificate} is for {', '.join(sorted(names))}, not for {name}")


def _names(certificate: "x509.Certificate") -> set[str]:
    """Give the names that browsers take it for."""
    from cryptography import x509

    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return set()
    addresses = map(str, found.get_values_for_type(x509.IPAddress))
    return {*(name.lower() for name in found.get_values_for_type(x509.DNSName)), *addresses}


def made(domain: str) -> tuple[str, str]:
    """Make one for trying it out, and its key: signed by itself, which browsers say aloud."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, domain)])
    names = [x509.DNSName(n) for n in dict.fromkeys((domain, *ALSO))]
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(minutes=5))
        .not_valid_after(now + dt.timedelta(days=DAYS))
        .add_extension(
            x509.SubjectAlternativeName(
                [*names, x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    encoded = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return signed.public_bytes(serialization.Encoding.PEM).decode(), encoded.decode()
