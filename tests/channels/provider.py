"""A gateway's end: a real HTTP server that answers as it is told and keeps what it was sent."""

import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from safeconduct.channels.gateway.settings import GatewaySettings

SECRET = "a shared secret of the gateway"


class Provider(http.server.BaseHTTPRequestHandler):
    """`seen` is what it was sent. With `drip`, each byte of the answer takes a fifth of a second."""

    status, answer, drip = 200, b'{"id": "m-1", "state": "sent"}', False
    seen: list[dict[str, Any]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kind = type(self)
        kind.seen.append({"headers": dict(self.headers), "body": body, "path": self.path})
        self.send_response(kind.status)
        self.send_header("Content-Length", str(len(kind.answer)))
        self.end_headers()
        try:
            self.drip_out(kind.answer, 0.2 if kind.drip else 0.0)
        except OSError:
            return  # whoever asked hung up

    def drip_out(self, answer: bytes, pause: float) -> None:
        for byte in answer:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(pause)

    def log_message(self, *_given: object) -> None:
        """Nothing."""


Provided = tuple[type[Provider], GatewaySettings]


@contextmanager
def serving() -> Iterator[Provided]:
    """A provider on this machine, and the settings that lead to it."""
    kind = type("Told", (Provider,), {"seen": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/send?key=1"
    yield kind, GatewaySettings(url=url, secret=SECRET)
    server.shutdown()
    server.server_close()
    thread.join()
