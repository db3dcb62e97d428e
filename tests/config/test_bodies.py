"""Whatever is sent to the server that members use: an answer arrives, and nothing is taken for empty."""

import json
from collections.abc import Iterator

import pytest

from safeconduct.config import bodies
from safeconduct.rig.bench.host import Client
from tests.config.serving import Serving, serving

LARGE = 6 * 1024 * 1024  # more than any page takes from a stranger
FOUND = "/api/actions/people.found"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server with nothing in it."""
    with serving(tmp_path_factory.mktemp("data") / "here") as serving_:
        yield serving_


@pytest.fixture
def stranger(served: Serving) -> Iterator[Client]:
    """A browser with the token that forms carry."""
    client = Client(int(served.url.rpartition(":")[2]))
    client.read_token("/found")
    assert client.token
    client.connection.close()
    yield client
    client.connection.close()


def send(client: Client, path: str, body: bytes, kind: str) -> tuple[int, str]:
    headers = {"Content-Type": kind, "X-CSRFToken": client.token, "Accept-Language": "ru"}
    status, answer = client._send("POST", path, body, headers)  # type: ignore[arg-type]  # bytes are sent as they are
    return status, answer.decode()


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"])
def test_who_sends_too_much_is_told_so_instead_of_being_hung_up_on(stranger: Client, kind: str) -> None:
    status, page = send(stranger, "/found", b"a" * LARGE, kind)
    assert status in {400, 413, 422}
    assert '<html lang="ru"' in page


def test_a_program_that_sends_too_much_reads_a_code(stranger: Client) -> None:
    status, answer = send(stranger, FOUND, b" " * LARGE, "application/json")
    assert (status, json.loads(answer)["code"]) == (413, "too_large")


def test_who_would_never_stop_is_cut_off(stranger: Client) -> None:
    """What is written past the limit fails: nobody reads it."""
    stranger.connection.connect()
    line = stranger.connection.sock
    line.settimeout(30)
    more = bodies.DROPPED * 4
    line.sendall(f"POST /found HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {more}\r\n\r\n".encode())
    with pytest.raises(ConnectionError):
        line.sendall(b"a" * more)


def in_chunks(client: Client, path: str, *parts: bytes) -> tuple[int, bytes]:
    line = client.connection
    line.putrequest("POST", path)
    line.putheader("Transfer-Encoding", "chunked")
    line.putheader("Content-Type", "application/json")
    line.putheader("X-CSRFToken", client.token)
    line.putheader("Cookie", "; ".join(f"{name}={value}" for name, value in client.cookies.items()))
    line.endheaders()
    for part in parts:
        line.send(b"%x\r\n%s\r\n" % (len(part), part))
    line.send(b"0\r\n\r\n")
    answer = line.getresponse()
    return answer.status, answer.read()


def test_a_body_in_chunks_is_read_as_one(stranger: Client) -> None:
    status, answer = in_chunks(stranger, FOUND, b'{"colour":', b' "red"}')
    assert (status, json.loads(answer)["fields"]["colour"]["code"]) == (422, "unknown_field")


def test_a_body_in_chunks_has_the_same_limits(stranger: Client) -> None:
    status, answer = in_chunks(stranger, FOUND, *[b" " * 2**20] * 3)
    assert (status, json.loads(answer)["code"]) == (413, "too_large")
    status, _answer = in_chunks(stranger, FOUND, *[b" " * 2**20] * 16)
    assert status == 413
