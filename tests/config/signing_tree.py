"""The real staff tree with addresses that sign somebody in and out without a page.

python -m tests.config.signing_tree PORT
"""

import gc
import json
import secrets
import sys
from collections.abc import Callable, Iterable
from typing import Any

from safeconduct.config import tree

_pages = tree.application


def application() -> Callable[..., Iterable[bytes]]:
    pages = _pages()
    from safeconduct.kernel.ids import new_id
    from safeconduct.keys import sessions
    from safeconduct.keys.keyring import Keyring, Meaning
    from safeconduct.vault.types import BoxPair, CompartmentSecret, SignPair

    cookies: list[str] = []

    def sign_in() -> list[str]:
        keyring = Keyring(new_id(), new_id(), SignPair.generate(), BoxPair.generate())
        room = new_id()
        keyring.learn(room, 1, CompartmentSecret.generate(), Meaning("identity", None))
        cookies.append(sessions.begin(keyring))
        held = (keyring.sign.private, keyring.box.private, keyring.secret(room, 1))
        return [key.reveal().hex() for key in held]

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path, given = environ["PATH_INFO"], []
        if path == "/sign-in":
            given = sign_in()
        elif path == "/sign-out-first":
            sessions.end(cookies.pop(0))
        elif path == "/sign-out":
            sessions.end_all()
        elif path != "/who":
            return pages(environ, start)
        gc.collect()
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps({"secrets": given, "salt": secrets.token_hex(4)}).encode()]

    return answer


if __name__ == "__main__":
    tree.application = application  # type: ignore[assignment]  # the worker is a fork and finds this one
    tree.main("127.0.0.1", int(sys.argv[1]))
