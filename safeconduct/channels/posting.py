"""One POST over HTTP that is over by its deadline. Redirects are not followed and proxies not asked: both
would carry the number elsewhere."""

import http.client
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from safeconduct.channels.deadline import Deadline

LONGEST_ANSWER = 65_536  # bytes; more is not an answer


class Answer(NamedTuple):
    status: int
    body: bytes

    @property
    def good(self) -> bool:
        return 200 <= self.status < 300


def post(url: str, body: bytes, headers: Mapping[str, str], deadline_s: float) -> Answer:
    """Post `body` to `url`. Raises TooLate, OSError, http.client.HTTPException."""
    deadline = Deadline(deadline_s)
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=deadline.left())
    try:
        connection.connect()
        # Held here: the connection forgets its socket as soon as the answer begins.
        held = connection.sock
        with deadline.cuts(lambda: held):
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", path, body, {"Content-Type": "application/json", **headers})
            answer = connection.getresponse()
            return Answer(answer.status, answer.read(LONGEST_ANSWER))
    finally:
        connection.close()
