"""One organisation for the whole walk: every step is taken back before the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import transaction

from safeconduct.engine import boot
from safeconduct.engine.models import Schema
from safeconduct.keys import sessions
from tests.engine import night as nights
from tests.roles import world as worlds
from tests.roles.walking import Walk, serving
from tests.roles.world import World


@pytest.fixture(scope="package")
def world(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("roles")
    environment = configured.ENVIRONMENT
    configured.ENVIRONMENT = nights.fiction()  # channels that only record
    try:
        with django_db_blocker.unblock(), transaction.atomic():
            Schema.objects.get_or_create(part="engine", defaults={"version": 1})
            with worlds.standing(folder) as standing:
                yield standing
            transaction.set_rollback(True)
    finally:
        configured.ENVIRONMENT = environment
        sessions.end_all()
        boot.forget()


@pytest.fixture(scope="package")
def walk(world: World) -> Iterator[Walk]:
    with serving(world) as walking:
        yield walking
