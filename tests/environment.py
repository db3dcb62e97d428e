"""Loaded before Django: tests never see the data folder of whoever runs them."""

import os
import shutil
import tempfile

import pytest

_data = tempfile.mkdtemp(prefix="safeconduct-tests-")
os.environ["SAFECONDUCT_DATA"] = _data
for _name in ("SAFECONDUCT_URL", "SAFECONDUCT_TREE", "SAFECONDUCT_DEMO", "SAFECONDUCT_CLOCK"):
    os.environ.pop(_name, None)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(_data, ignore_errors=True)
