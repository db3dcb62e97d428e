"""The public tree on a port of its own, asked from outside as anybody's browser or reader would."""

import http.client
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from tests.config.serving import free_port
from tests.config.until import until
from tests.processes import Folder

SECURE = {"X_Forwarded_Proto": "https", "Host": "www.example.org"}
Answer = tuple[int, dict[str, str], str]  # status, headers, body


@dataclass
class Public:
    """The served tree, the folder behind it, and what was published there."""

    port: int
    house: Folder
    known: dict[str, Any]
    process: subprocess.Popen[bytes]

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as line:
            line.request(
                method, path, headers={name.replace("_", "-"): text for name, text in headers.items()}
            )
            answer = line.getresponse()
            return (
                answer.status,
                {name.lower(): text for name, text in answer.getheaders()},
                answer.read().decode(),
            )

    def run(self, name: str, statement: str, **more: Any) -> Any:
        given = {one: self.known[one] for one in ("case", "claim", "cookies")}
        return self.house.run(f"tests.voice.children:{name}", statement=statement, **given, **more)


def begun(house: Folder, known: dict[str, Any]) -> Public:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "safeconduct.config.tree", "127.0.0.1", str(port), "public"],
        env={**house.environment, "SAFECONDUCT_PUBLIC_URL": "https://www.example.org"},
    )
    found = Public(port, house, known, process)

    def answers() -> bool:
        try:
            return found.get("/healthz")[0] == 200
        except OSError:
            return False

    until(answers)
    return found


def read(public: Public, path: str, **headers: str) -> Answer:
    return public.get(path, **{**SECURE, **headers})
