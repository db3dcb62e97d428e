"""The ways to go from everywhere."""

from collections.abc import Iterator

import pytest
from django.test import RequestFactory

from safeconduct.web import navigation


@pytest.fixture(autouse=True)
def _own_ways(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(navigation, "_destinations", [])
    return iter(())


def current(path: str) -> list[str]:
    return [way.url for way in navigation.ways(RequestFactory().get(path)) if way.current]


def test_the_way_that_a_page_belongs_to_is_marked_and_no_other() -> None:
    for place, url in enumerate(("/", "/cases", "/cases/closed")):
        navigation.destination("x", url, order=place)
    assert current("/") == ["/"]
    assert current("/cases") == ["/cases"]
    assert current("/cases/31") == ["/cases"]
    assert current("/cases/closed/2") == ["/cases/closed"]
    assert current("/casesurdity") == []


def test_a_way_that_is_not_this_readers_is_not_shown() -> None:
    navigation.destination("House", "/house", order=1, shown=lambda request: False)
    assert navigation.ways(RequestFactory().get("/")) == []


def test_two_places_cannot_have_one_key() -> None:
    navigation.destination("Desk", "/", order=1, key="g d")
    with pytest.raises(ValueError, match="g d"):
        navigation.destination("Duty", "/duty", order=2, key="g d")
