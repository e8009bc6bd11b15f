"""Which addresses may be called on behalf of a stranger: the public internet, and nothing else.

A server that fetches what users name can be made to speak to its own network (SSRF, CWE-918).
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from shared.errors import Refusal
from shared.nouns import dataclass

Address = IPv4Address | IPv6Address

REFUSED = tuple(
    map(
        ip_network,
        [
            *["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"],
            *["172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24"],
            *["192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"],
            *["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
            *["::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32"],
            *["3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
        ],
    )
)
"""IANA's special-purpose registries, less what is globally reachable."""

GLOBAL = ip_network("2000::/3")
"""The only IPv6 addresses that are given to networks at all."""

NAT64 = ip_network("64:ff9b::/96")
TRANSLATED = 0xFFFF_FFFF
"""The last 32 bits, in which NAT64 carries the IPv4 address."""

HIGHEST_PORT = 65_535


class AddressRefused(Refusal):
    """The address cannot be called."""

    status = 422


@dataclass(frozen=True, slots=True)
class Target:
    """A checked URL: where to connect is decided later, once, by its host's address."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Return the Host header: the port only where it is not the scheme's own."""
        usual = {"https": 443, "http": 80}[self.scheme]
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual else f"{host}:{self.port}"


def target_of(url: str, *, plain: bool = False) -> Target:
    """Read a URL, https only unless plain is allowed. Raises AddressRefused, saying why."""
    if any(ord(sign) <= 32 or sign in "\\\x7f" for sign in url) or not url.isascii():
        raise AddressRefused("The address has a sign that a URL cannot have.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise AddressRefused("The address is not a URL.") from error
    if parts.scheme not in ({"https", "http"} if plain else {"https"}):
        raise AddressRefused("The address must begin with https://.")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("The address must not carry a user name or password.")
    if parts.fragment or not host:
        raise AddressRefused("The address must name a host, and no fragment.")
    check_name(host)
    port = port if port is not None else {"https": 443, "http": 80}[parts.scheme]
    if not 0 < port <= HIGHEST_PORT:
        raise AddressRefused("The address names a port that does not exist.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host.rstrip("."), port, path)


def check_name(host: str) -> None:
    """Refuse names that only a local network knows, and numbers dressed up as names.

    0x7f.1, 2130706433 and 0177.0.0.1 are 127.0.0.1 to many resolvers.
    """
    try:
        ip_address(host)
    except ValueError:
        pass
    else:
        return
    labels = host.lower().rstrip(".").split(".")
    if labels[-1] in {"localhost", "local", "internal", "localdomain", "lan", "home", "corp"}:
        raise AddressRefused("The address names a host of a private network.")
    if labels[-1].isdigit() or labels[-1].startswith("0x") or "%" in host:
        raise AddressRefused("The address names its host by an unusual number.")


def check_address(address: Address) -> None:
    """Refuse loopback, private, link-local, metadata, multicast and disguised addresses."""
    if isinstance(address, IPv6Address) and not (address in GLOBAL or address in NAT64):
        raise AddressRefused("The address is not on the public internet.")
    for seen in disguises(address):
        if any(seen in network for network in REFUSED if network.version == seen.version):
            raise AddressRefused("The address is not on the public internet.")


def disguises(address: Address) -> list[Address]:
    """Return the address with the IPv4 addresses that an IPv6 one may carry inside."""
    if isinstance(address, IPv4Address):
        return [address]
    inside: list[Address] = [address]
    if address.sixtofour:
        inside.append(address.sixtofour)
    if address.teredo:
        inside.extend(address.teredo)
    if address in NAT64:
        inside.append(IPv4Address(int(address) & TRANSLATED))
    return inside
