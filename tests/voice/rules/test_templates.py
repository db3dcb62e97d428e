"""An emergency text says the same in both languages, says who says it, and has no room for anything free."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.places import regions
from safeconduct.voice.rules.cutting import posts
from safeconduct.voice.rules.limits import LIMITS, SMS_PARTS, sms_parts
from safeconduct.voice.rules.templates import (
    Both,
    Moment,
    People,
    Template,
    fill,
    instant,
    missing,
    people,
    plural,
)
from safeconduct.voice.templates_pack import pack

AT = Moment(datetime(2026, 3, 11, 18, 40, tzinfo=UTC), "Europe/Moscow")
FACT = Both(en="the door was broken.", ru="дверь выбита.")
FILLED = {
    "alert": {
        "who": People(2, 1),
        "when": AT,
        "region": "RU-PNZ",
        "actor": "police",
        "source": "lawyer",
        "fact": FACT,
        "whereabouts": "denied",
        "access": "not_yet",
        "authority": "police",
        "answer": "denies",
        "addressee": "prosecutor",
        "asks": ["place", "lawyer"],
    },
    "update": {
        "number": 2,
        "when": AT,
        "source": "witness",
        "fact": FACT,
        "unchanged": ["place"],
        "hours": 14,
        "asks": ["release"],
    },
    "correction": {"when": AT, "wrote": FACT, "correct": FACT, "reason": "duress", "rest": "stands"},
}


def text(name, language, values=None):
    return fill(
        pack().templates[name],
        values or FILLED[name],
        language,
        pack().words,
        lambda code: regions.name(code, language),
    )


@pytest.mark.parametrize("name", sorted(FILLED))
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_text_of_the_pack_can_be_filled_and_its_core_fits_every_service(name, language):
    filled = text(name, language)
    whole = " ".join(part.text for part in filled.parts)
    assert "{" not in whole + filled.mark
    assert filled.core_fits, whole
    assert not missing(pack().templates[name], FILLED[name])
    for limit in LIMITS.values():
        if limit.measure is not sms_parts:
            assert all(limit.holds(post) for post in posts(filled.parts, limit, filled.mark))
    assert sms_parts(whole) <= SMS_PARTS + 6


@pytest.mark.parametrize("gap", ["actor", "asks", "access", "reason"])
def test_no_word_outside_of_the_closed_list_goes_into_a_gap(gap):
    name = "correction" if gap == "reason" else "alert"
    free = ["in Penza"] if gap == "asks" else "in Penza"
    with pytest.raises(KeyError):
        text(name, "en", {**FILLED[name], gap: free})


@pytest.mark.parametrize("name", sorted(FILLED))
def test_what_is_missing_is_named_and_what_may_be_left_out_is_not(name):
    assert missing(pack().templates[name], {}) == [
        gap for gap, kind in pack().templates[name].gaps.items() if not kind.endswith("?")
    ]


def test_a_part_whose_gap_may_stay_empty_is_left_out():
    assert len(text("update", "en", {**FILLED["update"], "no_longer": FACT}).parts) == 5
    assert len(text("update", "en").parts) == 4


def test_a_template_with_a_gap_of_no_kind_is_refused():
    good = {
        "mark": {"en": "A", "ru": "А"},
        "title": {"en": "A", "ru": "А"},
        "gaps": {"who": "people"},
        "parts": [{"en": "{who}", "ru": "{who}"}],
    }
    msgspec.convert(good, Template)
    for bad in ({"gaps": {}}, {"gaps": {"who": "anything"}}, {"gaps": {"who": "people", "more": "number"}}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({**good, **bad}, Template)


@pytest.mark.parametrize(
    ("who", "en", "ru"),
    [
        (People(1), "one person", "один человек"),
        (People(1, 1), "one person, a minor", "один человек, несовершеннолетний"),
        (People(2, 1), "two people, one of them a minor", "двое, один из них несовершеннолетний"),
        (People(6, 2), "6 people, 2 of them minors", "6 человек, из них несовершеннолетних: 2"),
        (People(22), "22 people", "22 человека"),
    ],
)
def test_people_are_counted_and_never_named(who, en, ru):
    assert (people(who, "en"), people(who, "ru")) == (en, ru)


def test_an_instant_is_told_with_its_distance_from_utc():
    assert instant(AT, "en") == "11 March 2026, 21:40 (UTC+3)"
    assert instant(AT, "ru") == "11 марта 2026 года, 21:40 (UTC+3)"
    assert instant(Moment(AT.at, "Asia/Kolkata"), "en").endswith("(UTC+5:30)")
    assert instant(Moment(AT.at, "America/St_Johns"), "en").endswith("(UTC-2:30)")
    assert instant(Moment(AT.at, "UTC"), "en").endswith("(UTC)")


@given(st.integers(0, 10_000))
def test_hours_go_with_their_number_in_russian(count):
    forms = ("час", "часа", "часов")
    last, two = count % 10, count % 100
    slow = "часов" if 11 <= two <= 14 else {1: "час", 2: "часа", 3: "часа", 4: "часа"}.get(last, "часов")
    assert plural(count, forms, "ru") == slow
