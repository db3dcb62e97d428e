"""A provider's end for benches: takes messages over HTTP, slowly if asked, and remembers each."""

import contextlib
import json
import multiprocessing
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from typing import Any


class Sink:
    """A process of its own. `taking` is how many messages it is being handed at this moment."""

    def __init__(self, slow_s: float) -> None:
        context = multiprocessing.get_context("spawn")
        self.taking: Synchronized[int] = context.Value("i", 0)
        self._port: Synchronized[int] = context.Value("i", 0)
        self._links = context.Queue()
        self._ready: Event = context.Event()
        self._process = context.Process(
            target=_serve, args=(self.taking, self._port, self._links, self._ready, slow_s), daemon=True
        )
        self._process.start()
        self._ready.wait(30)

    @property
    def port(self) -> int:
        return int(self._port.value)

    def taken(self) -> list[str]:
        """The link of every message that was taken since the last call."""
        found = []
        while not self._links.empty():
            found.append(self._links.get())
        return found

    def close(self) -> None:
        self._process.kill()
        self._process.join()


def _serve(taking: Any, port: Any, links: Any, ready: Event, slow_s: float) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _taker(taking, links, slow_s))
    port.value = server.server_port
    ready.set()
    server.serve_forever()


def _taker(taking: Any, links: Any, slow_s: float) -> Callable[..., BaseHTTPRequestHandler]:
    class Taker(BaseHTTPRequestHandler):
        """A message counts as taken once it was read, whether or not its sender lives to hear that."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with taking.get_lock():
                taking.value += 1
            time.sleep(slow_s)
            with taking.get_lock():
                taking.value -= 1
            links.put(json.loads(body)["link"].rpartition("/")[2])
            answer = json.dumps({"id": self.headers["Idempotency-Key"], "state": "delivered"}).encode()
            with contextlib.suppress(BrokenPipeError):  # whoever sent it was killed meanwhile
                self.send_response(200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

        def log_message(self, *_said: object) -> None:
            """A bench prints figures only."""

    return Taker
