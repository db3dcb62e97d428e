"""How near two regions are, and which one somebody means."""

import pytest

from safeconduct.places import regions
from safeconduct.places.regions import FAR, NEAR, SAME, band, meant


def test_the_same_region_is_nearest_then_the_same_district_then_everything_else():
    assert band("RU-PNZ", "RU-PNZ") == SAME
    assert band("RU-PNZ", "RU-SAR") == NEAR
    assert band("RU-PNZ", "RU-CE") == FAR


def test_what_is_not_known_is_far():
    assert band("", "RU-PNZ") == FAR
    assert band("RU-PNZ", "") == FAR
    assert band("", "") == FAR
    assert band("XX-1", "RU-PNZ") == FAR


def test_a_region_that_the_pack_does_not_know_is_still_near_itself():
    assert band("GE-TB", "GE-TB") == SAME


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Penza", "RU-PNZ"),
        ("в Пензе, у рынка", "RU-PNZ"),
        ("Пензенская область", "RU-PNZ"),
        ("Нижний Новгород", "RU-NIZ"),
        ("Орёл", "RU-ORL"),
        ("Московская область", "RU-MOS"),
        ("Москва", "RU-MOW"),
        ("somewhere near the river", ""),
        ("from Penza to Saratov", ""),
        ("", ""),
    ],
)
def test_a_word_means_a_region_or_none(said, code):
    assert meant(said) == code


def test_a_region_is_recognised_by_its_own_name_or_not_at_all():
    shared = {"RU-AL", "RU-NEN"}  # "Altai" is two regions, "Nenets" stands in two names
    for code, region in regions.regions().items():
        assert meant(region.name.ru) == ("" if code in shared else code), code


def test_a_name_is_in_the_readers_language():
    assert regions.name("RU-PNZ", "ru") == "Пензенская область"
    assert regions.name("RU-PNZ", "en") == "Penza region"
    assert regions.name("XX-1", "en") == "XX-1"
