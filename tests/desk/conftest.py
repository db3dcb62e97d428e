"""An evening that begins anew for each test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from safeconduct.engine import boot
from safeconduct.engine.models import Schema
from tests.desk import evening as evenings
from tests.desk.evening import Evening
from tests.engine import night as nights


@pytest.fixture
def evening(db: None, settings: Any, tmp_path: Path) -> Iterator[Evening]:
    settings.ENVIRONMENT = nights.fiction()
    Schema.objects.get_or_create(part="engine", defaults={"version": 1})
    found = evenings.begin(tmp_path)
    found.begin_engine()
    yield found
    found.engine.close()
    boot.forget()
