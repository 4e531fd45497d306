"""Under which of this machine's addresses a class reaches it."""

from __future__ import annotations

import re
import socket
import struct
import sys
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network
from typing import NamedTuple

LOOPBACK = "127.0.0.1"
_ASKED_NOTHING = ("192.0.2.1", 9)
"""An address that nobody has (RFC 5737): no packet is sent to learn which way one would go."""
_VIRTUAL = re.compile(
    r"lo\d*|docker|br-|veth|virbr|vmnet|vboxnet|vnic|cni|flannel|cali|podman|lxc|lxd|tun|tap|utun|wg|ppp|tailscale|zt|"
    r"awdl|llw|anpi|gif|stf",
)
"""How networks are called that end in this machine, or far from this room."""
_HOST_ONLY = IPv4Network("192.168.56.0/24")
"""VirtualBox's, which has no telling name on Windows."""
_PRIVATE = tuple(map(IPv4Network, ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")))
"""RFC 1918, those first that rooms have most."""


class Interface(NamedTuple):
    """One address of this machine, and what its network is called here ("" where nobody says)."""

    name: str
    address: str


def plausible(interfaces: Iterable[Interface], routed: str) -> tuple[str, ...]:
    """Return the addresses under which others may reach this machine, the likeliest first; none without a network.

    Args:
        interfaces: what addresses there are.
        routed: the one from which the rest of the world is reached, "" where it is not.
    """
    there = {
        one.address for one in interfaces if not _VIRTUAL.match(one.name.lower()) and _reaches(IPv4Address(one.address))
    }
    return tuple(sorted(there, key=lambda each: (_rank(IPv4Address(each)), each != routed, IPv4Address(each))))


def interfaces() -> tuple[Interface, ...]:
    """Return what IPv4 addresses this machine has now."""
    if sys.platform == "win32":
        try:
            return tuple(Interface("", address) for address in socket.gethostbyname_ex(socket.gethostname())[2])
        except OSError:
            return ()
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            address = _address_of(asking, name)
            if address:
                found.append(Interface(name, address))
    return tuple(found)


def routed() -> str:
    """Return the address from which the rest of the world is reached, "" where it is not."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_ASKED_NOTHING)
        except OSError:
            return ""
        address: str = asking.getsockname()[0]
        return address


def own_names() -> frozenset[str]:
    """Return what this machine is called by itself and in its own network, in lower case."""
    name = socket.gethostname().lower().partition(".")[0]
    return frozenset({"localhost", LOOPBACK, "[::1]"} | ({name, f"{name}.local"} if name else set()))


def in_address(host: str) -> str:
    """Return a host as it stands in an address: an IPv6 address has brackets there."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _address_of(asking: socket.socket, name: str) -> str:
    if sys.platform == "win32":
        return ""
    import fcntl

    # SIOCGIFADDR; the address stands behind the name of 16 bytes, its family and its port.
    number = 0xC0206921 if sys.platform == "darwin" else 0x8915
    try:
        answer = fcntl.ioctl(asking.fileno(), number, struct.pack("256s", name.encode()[:15]))
    except OSError:
        return ""
    return socket.inet_ntoa(answer[20:24])


def _reaches(address: IPv4Address) -> bool:
    return not (
        address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast
        or address in _HOST_ONLY
    )  # fmt: skip


def _rank(address: IPv4Address) -> int:
    return 0 if any(address in network for network in _PRIVATE) else 1
