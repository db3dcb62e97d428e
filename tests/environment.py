"""Loaded before Django: tests never see the data folder of whoever runs them."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

for _name in [name for name in os.environ if name.startswith("SAFECONDUCT_")]:
    if _name != "SAFECONDUCT_VECTORS":  # what tests are given to read
        del os.environ[_name]
_data = tempfile.mkdtemp(prefix="safeconduct-tests-")
os.environ["SAFECONDUCT_DATA"] = _data
_memory = tempfile.mkdtemp(prefix="safeconduct-tests-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
os.environ["XDG_RUNTIME_DIR"] = _memory


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(_data, ignore_errors=True)
    shutil.rmtree(_memory, ignore_errors=True)
