"""Calls to strangers' addresses: only public ones, and only the one that was checked."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.outgoing import calls
from layers.outgoing.addresses import AddressRefused, check_address, target_of
from tests.functions.notifications.receiver import Receiver, receiving


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.192",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::2",
        "::1",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "::7f00:1",
        "2001:db8::1",
        "fec0::1",
        "100::1",
    ],
)
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        check_address(ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1", "2a00:1450:4001:831::200e"]
)
def test_public_addresses_are_not(address: str) -> None:
    check_address(ip_address(address))


@given(st.integers(0, 2**32 - 1))
def test_what_python_knows_to_be_private_is_refused_however_it_is_written(number: int) -> None:
    plain = IPv4Address(number)
    if plain.is_global and not plain.is_multicast:
        return
    for disguised in (plain, IPv6Address(f"::ffff:{plain}"), IPv6Address(f"64:ff9b::{plain}")):
        with pytest.raises(AddressRefused):
            check_address(disguised)


@given(st.integers(0, 2**128 - 1))
def test_what_python_knows_to_be_private_is_refused_in_ipv6_too(number: int) -> None:
    address = IPv6Address(number)
    if not address.is_global or address.is_multicast or address.is_reserved:
        with pytest.raises(AddressRefused):
            check_address(address)


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_refused(text: str) -> None:
    for url in (text, f"https://{text}", f"https://host.example/{text}"):
        try:
            target = target_of(url)
        except AddressRefused:
            continue
        assert target.scheme == "https"
        assert "\r" not in target.path
        assert "\n" not in target.authority


def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Answer the resolver's questions one after another, the last answer for ever."""
    asked: list[str] = []
    left = list(answers)

    async def resolve(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        found = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 443)) for a in found]

    monkeypatch.setattr(anyio, "getaddrinfo", resolve)
    return asked


async def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(AddressRefused):
        await calls.post("https://hooks.example/", b"", {})


async def test_rebinding_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is asked for once; the connection goes to the answer that was checked."""
    asked = names(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    went: list[str] = []

    async def connect(_: object, host: str, *__: object, **___: object) -> object:
        went.append(host)
        raise OSError("no network here")

    monkeypatch.setattr("httpcore.AnyIOBackend.connect_tcp", connect)
    with pytest.raises(calls.CallFailed):
        await calls.post("https://hooks.example/x", b"", {})

    assert (asked, went) == (["hooks.example"], ["93.184.215.14"])


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """Listen on this machine, and allow calls to it."""
    monkeypatch.setenv("ERP_ALLOW_PRIVATE_CALLS", "1")
    with receiving() as one:
        yield one


async def test_the_host_keeps_its_name(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, ["127.0.0.1"])
    port = receiver.url.split(":")[2].split("/")[0]

    answer = await calls.post(f"http://hooks.example:{port}/a?b=c", b"body", {"X-Test": "1"})

    (heard,) = receiver.heard
    assert heard.headers["host"] == f"hooks.example:{port}"
    assert (heard.path, heard.body, heard.headers["x-test"]) == ("/a?b=c", b"body", "1")
    assert answer.status == 204


async def test_proxies_of_the_environment_are_not_asked(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert (await calls.post(receiver.url, b"", {})).status == 204


async def test_a_long_answer_is_cut(receiver: Receiver) -> None:
    receiver.status, receiver.body = 200, b"x" * 5_000_000
    answer = await calls.post(receiver.url, b"", {})
    assert len(answer.body) == calls.LONGEST_ANSWER


async def test_a_slow_drip_is_cut_off(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    receiver.hold = threading.Event()
    monkeypatch.setattr(calls, "TIMEOUT", 0.3)
    started = time.monotonic()
    with pytest.raises(calls.CallFailed, match="No answer"):
        await calls.post(receiver.url, b"", {})
    assert time.monotonic() - started < 5


async def test_nobody_listening(receiver: Receiver) -> None:
    from local import ports

    with pytest.raises(calls.CallFailed, match="refused"):
        await calls.post(f"http://127.0.0.1:{ports.free()}/", b"", {})


@contextmanager
def self_signed(folder: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    """Serve TLS under a certificate that nobody vouches for; note the names asked for."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    at = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(at)
        .not_valid_after(at + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "pem"
    pem.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    asked: list[str] = []
    context.sni_callback = lambda _, wanted, __: asked.append(wanted or "")
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        try:
            connection, _ = listener.accept()
            with context.wrap_socket(connection, server_side=True) as tls:
                tls.recv(100)
        except OSError:
            pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1], asked
    listener.close()
    thread.join(5)


async def test_certificates_are_checked_under_the_hosts_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERP_ALLOW_PRIVATE_CALLS", "1")
    names(monkeypatch, ["127.0.0.1"])
    with self_signed(tmp_path, "hooks.example") as (port, asked):
        with pytest.raises(calls.CallFailed, match="certificate"):
            await calls.post(f"https://hooks.example:{port}/", b"", {})
        await asyncio.sleep(0)
    assert asked == ["hooks.example"]
