"""The sample actions, registered for one test at a time, and members who run them."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import translation
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from safeconduct.acts import events, registry
from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.kernel import clock
from tests import cast as fictional
from tests.acts import sample


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> sample.Desk:
    """A registry with nothing but the samples."""
    monkeypatch.setattr(registry, "_actions", {})
    monkeypatch.setattr(registry, "_queries", {})
    monkeypatch.setattr(events, "_reactions", defaultdict(list))
    desk = sample.Desk()
    sample.register(desk)
    return desk


class SignedIn:
    """Stands for the middleware that knows sessions: every request comes from `actor`."""

    actor: Actor | None = None

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SignedIn.actor or NOBODY  # type: ignore[attr-defined]  # as the real one does
        if SignedIn.actor is not None:
            translation.activate(SignedIn.actor.language)
        return self.get_response(request)


@pytest.fixture
def browser(settings: Settings) -> Iterator[Client]:
    """A client whose requests come from whoever `SignedIn.actor` names; forged forms are refused."""
    *before, last = settings.MIDDLEWARE  # the last asks who it is
    settings.MIDDLEWARE = [*before, f"{__name__}.SignedIn", last]
    with translation.override(None):  # whatever language was asked for is not that of the next test
        yield Client(enforce_csrf_checks=True)
    SignedIn.actor = None


@dataclass(frozen=True)
class Members:
    """Members of the cast as actors."""

    ash: Actor
    birch: Actor


def members_of_the_cast() -> Members:
    """Found the fictional organisation and take Ash and Birch from it."""
    cast = fictional.found()
    return Members(
        ash=Actor(cast["ash"], frozenset({"coordinator"}), confirmed_at=clock.now()),
        birch=Actor(cast["birch"], frozenset({"admin"}), confirmed_at=clock.now()),
    )


@pytest.fixture
def members(db: None) -> Members:
    """Ash, a coordinator, and Birch, an admin."""
    return members_of_the_cast()


@pytest.fixture
def real_database(
    tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """A database of its own in a file, as in the field: several threads and connections use it."""
    path = tmp_path / "safeconduct.sqlite3"
    with django_db_blocker.unblock():
        shared, settings = connections["default"], connections.settings["default"]
        name = settings["NAME"]
        settings["NAME"] = path
        del connections["default"]
        try:
            call_command("migrate", verbosity=0)
            yield path
        finally:
            connections["default"].close()
            settings["NAME"] = name
            connections["default"] = shared


@pytest.fixture
def committed_members(real_database: Path) -> Members:
    """Ash and Birch in the database of their own."""
    return members_of_the_cast()
