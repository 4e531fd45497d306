from __future__ import annotations

import socket

import pytest

from trainer.web.addresses import Interface, in_address, interfaces, own_names, plausible, routed

WIFI = Interface("wlan0", "192.168.1.20")
CABLE = Interface("eth0", "10.1.2.3")
PUBLIC = Interface("eth1", "198.51.100.7")
LOCAL = Interface("lo", "127.0.0.1")


@pytest.mark.parametrize(
    ("there", "way", "expected"),
    [
        ([LOCAL], "", ()),
        ([], "", ()),
        ([LOCAL, WIFI], "192.168.1.20", ("192.168.1.20",)),
        ([CABLE, WIFI], "192.168.1.20", ("192.168.1.20", "10.1.2.3")),
        ([CABLE, WIFI], "10.1.2.3", ("10.1.2.3", "192.168.1.20")),
        ([PUBLIC, WIFI], "198.51.100.7", ("192.168.1.20", "198.51.100.7")),
        ([Interface("docker0", "172.17.0.1"), Interface("br-12ab", "172.18.0.1"), WIFI], "", ("192.168.1.20",)),
        ([Interface("virbr0", "192.168.122.1"), Interface("utun3", "10.8.0.2"), LOCAL], "10.8.0.2", ()),
        ([Interface("en0", "169.254.7.7"), Interface("bridge100", "192.168.2.1")], "", ("192.168.2.1",)),
        ([Interface("", "127.0.0.1"), Interface("", "192.168.56.1"), Interface("", "192.168.137.1")], "",
         ("192.168.137.1",)),
        ([WIFI, Interface("wlan0:1", "192.168.1.20")], "", ("192.168.1.20",)),
    ],
)  # fmt: skip
def test_what_a_room_reaches_comes_first(there: list[Interface], way: str, expected: tuple[str, ...]) -> None:
    assert plausible(there, way) == expected


def test_this_machine_has_the_addresses_that_it_says() -> None:
    found = interfaces()
    assert all(socket.inet_aton(one.address) for one in found)
    way = routed()
    assert way == "" or way in {one.address for one in found}


def test_this_machine_has_names() -> None:
    assert {"localhost", "127.0.0.1", "[::1]"} <= own_names()
    assert all(name == name.lower() for name in own_names())


@pytest.mark.parametrize(
    ("host", "written"), [("::1", "[::1]"), ("[::1]", "[::1]"), ("10.0.0.1", "10.0.0.1"), ("class.lan", "class.lan")]
)
def test_a_host_in_an_address(host: str, written: str) -> None:
    assert in_address(host) == written
