"""The tests reach no other machine."""

import socket

import pytest

from tests.fixtures.sealing import SealedNetwork


def test_another_machine_cannot_be_reached() -> None:
    with socket.socket() as sock, pytest.raises(SealedNetwork):
        sock.connect(("192.0.2.1", 80))


def test_a_name_is_not_even_looked_up() -> None:
    with pytest.raises(SealedNetwork):
        socket.getaddrinfo("example.org", 443)


def test_loopback_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
