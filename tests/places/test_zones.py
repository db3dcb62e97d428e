"""What clocks show in a region."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from safeconduct.places.regions import regions
from safeconduct.places.zones import _FIRST, zones

AT = datetime(2026, 3, 11, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("region", "hours"),
    [("RU-MOW", 3), ("RU-KGD", 2), ("RU-SAM", 4), ("RU-CE", 3), ("RU-SVE", 5), ("RU-OMS", 6), ("RU-KAM", 12)],
)
def test_a_region_shows_its_own_time(region, hours):
    first = ZoneInfo(zones(region)[0])
    assert AT.astimezone(first).utcoffset().total_seconds() == hours * 3600


def test_every_region_of_russia_has_a_zone_that_exists_and_no_zone_names_a_region_that_does_not():
    for code in regions():
        if code.startswith("RU-"):
            assert all(ZoneInfo(zone) for zone in zones(code))
    assert set(_FIRST) <= set(regions())


def test_a_region_with_several_times_says_so():
    assert len(zones("RU-SA")) > 1


def test_of_other_countries_nothing_is_guessed():
    assert zones("GE-TB") == ()
