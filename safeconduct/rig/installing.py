"""A fresh data folder, made by the command that every start runs, and Django on it."""

import os
import subprocess
import sys
from pathlib import Path

from safeconduct.kernel.loading import load


def install(data: Path) -> None:
    """Make `data` and its tables, then load Django on it. Once in a process.

    The set-up is a child: it is the very command of a user, and settings are not read here before the folder
    is named. Raises CalledProcessError.
    """
    os.environ.update(SAFECONDUCT_DATA=str(data), DJANGO_SETTINGS_MODULE="safeconduct.config.settings")
    subprocess.run([sys.executable, "-m", "safeconduct", "setup"], check=True)
    load()
