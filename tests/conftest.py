"""What every folder of tests may ask for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection

from safeconduct.keys import log
from tests.browser import chromium

# A loaded machine is no fault of what is tested.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


LONG = ("journeys", "stories")  # folders whose tests take up to a minute in one piece


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones begin first: one of them at the end would keep a single process busy alone.

    Folders stay whole, for what is set up once for a folder.
    """
    here = Path(__file__).parent
    items.sort(key=lambda item: item.path.parent != here and item.path.parent.name not in LONG)


@pytest.fixture(scope="session", autouse=True)
def between_two_transactions() -> Iterator[None]:
    """What no action is in the middle of is settled for a test, as it is in the field.

    The transaction that is taken back after a test is around everything; taken for one of the product's, it
    would have each page of a test ask for the directory anew, which costs more than all else it does.
    """

    def transaction_around() -> object | None:
        return next((one for one in connection.atomic_blocks if not one._from_testcase), None)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(log, "transaction_around", transaction_around)
        yield


@pytest.fixture
def own_data(tmp_path: Path, settings: Any) -> None:
    """A data folder of the test's own, for what is written into files."""
    settings.DATA_FOLDER = tmp_path


__all__ = ["chromium", "own_data"]
