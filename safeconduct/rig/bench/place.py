"""A fresh folder with a fictional network in it, as a bench needs it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def fresh() -> Iterator[Path]:
    """A temporary data folder of a demo; Django is set up on it. Once in a process."""
    with TemporaryDirectory(prefix="safeconduct-bench-") as folder:
        data = Path(folder) / "data"
        data.mkdir(mode=0o700)
        os.environ.update(
            SAFECONDUCT_DATA=str(data),
            SAFECONDUCT_DEMO="1",
            SAFECONDUCT_BOOT_SECRET_FILE=str(data / "boot-secret"),
            DJANGO_SETTINGS_MODULE="safeconduct.config.settings",
        )
        from safeconduct.config import data_folder, environment, prepare

        surroundings = environment.read()
        data_folder.make(surroundings)
        prepare.bring_up_to_date(surroundings)
        yield data
