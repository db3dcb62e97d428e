"""The watcher outside: it hears from us only while all is well, and calls a human when it does not.

With each ping goes the head of the log, so that an older copy of the database, put back, shows outside.
"""

import http.client
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from safeconduct.channels.deadline import Deadline, TooLate
from safeconduct.engine.documents import WatcherCard
from safeconduct.keys.log import Head

WITHIN = 5.0  # seconds


def ping(card: WatcherCard, head: Head, now: datetime) -> bool:
    """Say that all is well; whether the watcher answered with 2xx."""
    parts = urlsplit(card.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    deadline = Deadline(WITHIN)
    connection = kind(parts.hostname or "", parts.port, timeout=WITHIN)
    body = msgspec.json.encode({"at": now.isoformat(), "size": head.size, "root": head.root.hex()})
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with deadline.cuts(lambda: connection.sock):
            connection.request("POST", path, body, {"Content-Type": "application/json"})
            return 200 <= connection.getresponse().status < 300
    except (OSError, http.client.HTTPException, TooLate):
        return False
    finally:
        connection.close()
