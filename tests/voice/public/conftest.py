"""The public tree, served once for all files of this folder."""

import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import folder
from tests.voice.public.serving import Public, begun, read


@pytest.fixture(scope="package")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Public]:
    """Texts of every fate. `known["before"]`: the feeds before one was corrected and one withdrawn."""
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        house = folder(tmp_path_factory.mktemp("outside"), Path(memory))
        served = begun(house, house.run("tests.voice.public.children:publish"))
        try:
            served.known["before"] = {one: read(served, f"/{one}/feed.atom")[2] for one in ("en", "ru")}
            served.run("correct", served.known["statements"]["corrected"])
            served.run("withdraw", served.known["statements"]["withdrawn"])
            yield served
        finally:
            served.process.send_signal(signal.SIGTERM)
            served.process.wait(30)
