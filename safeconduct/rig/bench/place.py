"""A fresh folder with a fictional network in it, as a bench needs it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from safeconduct.rig.installing import install


@contextmanager
def fresh() -> Iterator[Path]:
    """A temporary data folder of a demo; Django is set up on it. Once in a process."""
    with TemporaryDirectory(prefix="safeconduct-bench-") as folder:
        data = Path(folder) / "data"
        os.environ.update(SAFECONDUCT_DEMO="1", SAFECONDUCT_BOOT_SECRET_FILE=str(data / "boot-secret"))
        install(data)
        yield data
