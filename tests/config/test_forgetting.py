"""What nobody may find in the memory of a process in which nobody is signed in any more."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from safeconduct.config import forgetting
from safeconduct.config.serve import PUBLIC
from tests import processes
from tests.config.serving import children, free_port, serving
from tests.config.until import until


@contextmanager
def tree(folder: processes.Folder) -> Iterator[tuple[int, str]]:
    """The staff tree, with three addresses more: sign somebody in, sign them out, who am I."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.config.signing_tree", str(port)],
        cwd=processes.PROJECT,
        env={**folder.environment, **forgetting.VARIABLES},
    )
    url = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(url))
        yield process.pid, url
    finally:
        process.terminate()
        process.wait(timeout=30)


def get(url: str) -> dict[str, list[str]]:
    with urlopen(url, timeout=10) as answer:  # noqa: S310  (an address of this test)
        return dict(json.loads(answer.read()))


def answers(url: str) -> bool:
    try:
        return bool(get(f"{url}/who"))
    except OSError:
        return False


def holds(pid: str, secret: bytes) -> bool:
    """Whether the memory of a process holds these bytes."""
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="ascii").splitlines():
        span, rights, *_ = line.split()
        if "r" not in rights or "[v" in line:
            continue
        begin, end = (int(place, 16) for place in span.split("-"))
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            memory.seek(begin)
            if secret in memory.read(end - begin):
                return True
    return False


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc")
def test_the_worker_is_replaced_when_its_last_session_ends_and_nobody_waits_for_it(tmp_path: Path) -> None:
    folder = processes.folder(tmp_path, Path(os.environ["XDG_RUNTIME_DIR"]) / "tree")
    with tree(folder) as (main, url):
        (worker,) = children(main)
        secrets = [bytes.fromhex(text) for text in get(f"{url}/sign-in")["secrets"]]
        assert all(holds(worker, secret) for secret in secrets)  # the finder finds
        get(f"{url}/sign-out")
        until(lambda: answers(url) and worker not in children(main))
        (fresh,) = children(main)
        assert not any(holds(pid, secret) for pid in (str(main), fresh) for secret in secrets)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc")
def test_the_keys_of_one_who_locked_are_gone_while_another_stays(tmp_path: Path) -> None:
    folder = processes.folder(tmp_path, Path(os.environ["XDG_RUNTIME_DIR"]) / "tree2")
    with tree(folder) as (main, url):
        (worker,) = children(main)
        gone = [bytes.fromhex(text) for text in get(f"{url}/sign-in")["secrets"]]
        stays = [bytes.fromhex(text) for text in get(f"{url}/sign-in")["secrets"]]
        assert all(holds(worker, secret) for secret in gone + stays)
        get(f"{url}/sign-out-first")
        assert children(main) == [worker]
        assert all(holds(worker, secret) for secret in stays)
        assert not any(holds(worker, secret) for secret in gone)


def test_a_hangup_of_the_tree_never_leaves_the_port_unanswered(tmp_path: Path) -> None:
    folder = processes.folder(tmp_path, Path(os.environ["XDG_RUNTIME_DIR"]) / "tree3")
    with tree(folder) as (main, url):
        (worker,) = children(main)
        os.kill(main, signal.SIGHUP)
        while worker in children(main):
            assert answers(url)


def test_everything_that_the_command_starts_overwrites_what_it_frees_and_leaves_no_dump(
    tmp_path: Path,
) -> None:
    with serving(tmp_path / "data") as served:
        for pid in served.family():
            if os.access(f"/proc/{pid}/environ", os.R_OK):
                # The web server writes its title over the other variables of its own first page.
                assert b"malloc.perturb=165" in Path(f"/proc/{pid}/environ").read_bytes()
            limits = Path(f"/proc/{pid}/limits").read_text(encoding="ascii")
            assert re.search(r"Max core file size +0 +0 ", limits)


HIDING = """
import ctypes, os
from safeconduct.kernel.hiding import hide

def dumpable():
    return ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)

print(dumpable(), flush=True)
hide()
print(dumpable(), flush=True)
os.fork() or print(dumpable())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a call of Linux")
def test_what_hides_and_what_it_forks_can_be_looked_into_by_no_process_of_the_same_user() -> None:
    asked = subprocess.run([sys.executable, "-c", HIDING], capture_output=True, text=True, check=True)
    assert asked.stdout.split() == ["1", "0", "0"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists() or os.geteuid() == 0, reason="root may look at all")
def test_a_process_of_the_same_user_cannot_look_into_those_that_hold_keys(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        public = str(
            urlsplit(served.url).port + PUBLIC
        ).encode()  # it stands in what both its processes are called
        hidden = [pid for pid in served.family() if public not in Path(f"/proc/{pid}/cmdline").read_bytes()]
        assert len(hidden) >= 3, "the pages, their worker, the engine"
        for pid in hidden:
            with pytest.raises(PermissionError):
                Path(f"/proc/{pid}/mem").open("rb").close()
