"""Whoever sends frames without end is cut off, whether it reads what it is told or not, and nobody else waits for that."""

import os
import pathlib
import select
import socket
import ssl
import subprocess
import time

import player
import pytest
from support import http2

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("PROGRAMS", ROOT / "build/dev/bin")) / "argosy-devcluster"
FLOOD_MAX, HARMLESS_MAX, PORTION = 64 * 1024 * 1024, 4 * 1024 * 1024, 256
PATH = "/api/v1/namespaces/default/configmaps"


@pytest.fixture(name="server", scope="module")
def fixture_server(tmp_path_factory):
    """The embedded cluster; with CONFORMANCE_KUBECONFIG set, that server."""
    if "CONFORMANCE_KUBECONFIG" in os.environ:
        yield player.Server(os.environ["CONFORMANCE_KUBECONFIG"])
        return
    path = tmp_path_factory.mktemp("devcluster") / "kubeconfig"
    with subprocess.Popen([PROGRAM, "--port", "0", "--kubeconfig-out", path, "--loglevel", "error"]) as process:
        while not path.exists():
            time.sleep(0.01)
        server = player.Server(path)
        yield server
        server.close()
        assert process.poll() is None, "it has ended"
        process.terminate()
        assert process.wait(10) == 0


def settings(connection, server):
    return http2.frame(http2.SETTINGS)


def pings(connection, server):
    return http2.frame(http2.PING, payload=b"01234567")


def header(connection, server):
    return http2.fields((":method", "GET"), (":scheme", "https"), (":authority", "x"), (":path", "/version"),
                        ("authorization", f"Bearer {server.token}"))


def resets(connection, server):
    stream, connection.next = connection.next, connection.next + 2
    return http2.frame(http2.HEADERS, http2.END_HEADERS | http2.END_STREAM, stream, header(connection, server)) + \
        http2.frame(http2.RST_STREAM, 0, stream, b"\0\0\0\x08")


def continuations(connection, server):
    if connection.next == 1:
        connection.next = 3
        return http2.frame(http2.HEADERS, 0, 1, header(connection, server))
    return http2.frame(http2.CONTINUATION, 0, 1, http2.fields(("x-more", "x" * 100)))


def empty_data(connection, server):
    if connection.next == 1:
        connection.request(PATH, server.token, "POST", end=False)
    return http2.frame(http2.DATA, 0, 1)


def bodies(connection, server):
    """More than a window allows."""
    if connection.next == 1:
        connection.request(PATH, server.token, "POST", end=False)
    return http2.frame(http2.DATA, 0, 1, b" " * 16000)


def flood(connection, server, part, reads):
    """What the server did about it: "ended" the connection, or "held back", reading no more."""
    sent = 0
    connection.socket.settimeout(3)
    while sent < (HARMLESS_MAX if part in HARMLESS else FLOOD_MAX):
        data = b"".join(part(connection, server) for _ in range(PORTION))
        try:
            connection.send(data)
            while reads and select.select([connection.socket], [], [], 0)[0]:
                if not connection.socket.recv(65536):
                    return "ended"
        except TimeoutError:
            return "held back"
        except (OSError, ssl.SSLError):
            return "ended"
        sent += len(data)
    return "went on"


# The real server lets its socket fill up where ours has a budget, and throws some away without end.
IS_REAL = "CONFORMANCE_KUBECONFIG" in os.environ
HARMLESS = (empty_data, bodies, settings) if IS_REAL else ()
ENDS = ("ended", "held back") if IS_REAL else ("ended",)


@pytest.mark.parametrize("reads", [False] if IS_REAL else [False, True], ids=["deaf", "listening"][:2 - IS_REAL])
@pytest.mark.parametrize("part", [settings, pings, resets, continuations, empty_data, bodies])
def test_a_flood_keeps_nobody_out(server, part, reads):
    host, port = server.url.split("//")[1].split(":")
    connection = http2.Connection(host, int(port))
    done = flood(connection, server, part, reads)
    assert server.send("GET", PATH)[0] == 200, "others are served"
    connection.close()
    assert done in ENDS or part in HARMLESS


def test_answers_that_nobody_reads_wait_for_their_window(server):
    host, port = server.url.split("//")[1].split(":")
    connection = http2.Connection(host, int(port))
    connection.send(http2.frame(http2.SETTINGS, payload=b"\0\4\0\0\0\0"))  # windows of nothing
    streams = [connection.request("/openapi/v2", server.token) for _ in range(50)]
    connection.wait_for_headers(len(streams))
    assert server.send("GET", PATH)[0] == 200
    connection.close()
    assert server.send("GET", PATH)[0] == 200


def test_connections_that_say_nothing_keep_nobody_out(server):
    host, port = server.url.split("//")[1].split(":")
    silent = [socket.create_connection((host, int(port))) for _ in range(200)]
    assert server.send("GET", PATH)[0] == 200
    for connection in silent:
        connection.close()
