"""A night that begins anew for each test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from safeconduct.engine import boot
from safeconduct.engine.models import Schema
from tests.engine import night as nights
from tests.engine.night import Night


@pytest.fixture
def fiction(settings: Any) -> None:
    """Everything is fiction: recording channels may be used."""
    settings.ENVIRONMENT = nights.fiction()


@pytest.fixture
def night(db: None, fiction: None, tmp_path: Path) -> Iterator[Night]:
    Schema.objects.get_or_create(part="engine", defaults={"version": 1})
    night = nights.begin(tmp_path)
    night.begin_engine()
    yield night
    night.engine.close()
    boot.forget()
