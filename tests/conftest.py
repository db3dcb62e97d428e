"""What every folder of tests may ask for."""

from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.browser import chromium

# A loaded machine is no fault of what is tested.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture
def own_data(tmp_path: Path, settings: Any) -> None:
    """A data folder of the test's own, for what is written into files."""
    settings.DATA_FOLDER = tmp_path


__all__ = ["chromium", "own_data"]
