"""Serves the pages of the sample actions: prints the address, then signs in whom each line names."""

import os
import sys
import threading
from dataclasses import replace
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from safeconduct.kernel.loading import load


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: the address is the only line that is waited for."""


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "safeconduct.config.settings"
    load()
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    from tests.acts import sample
    from tests.acts.conftest import SignedIn, members_of_the_cast

    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.acts.conftest.SignedIn"]
    sample.register(sample.Desk())
    ash = members_of_the_cast().ash
    with make_server("127.0.0.1", 0, WSGIHandler(), Threads, Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        for line in sys.stdin:
            name, _space, language = line.strip().partition(" ")
            SignedIn.actor = replace(ash, language=language) if name == "ash" else None
            print("done", flush=True)


if __name__ == "__main__":
    main()
