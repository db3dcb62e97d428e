"""The pure decisions of the desk."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from safeconduct.desk.documents import (
    CaseRef,
    Channel,
    IncidentDocument,
    Level,
    SignalDocument,
    Stamp,
)
from safeconduct.desk.rules import incidents as rules
from safeconduct.desk.rules.dispatch import Fitness, order
from safeconduct.desk.rules.lines import stamped
from safeconduct.desk.rules.triage import suggested
from safeconduct.kernel.ids import new_id

NOW = datetime(2026, 3, 11, 18, 41, 30, tzinfo=UTC)  # 21:41:30 in Moscow
MOSCOW = "Europe/Moscow"


def said(*texts: str, now: datetime = NOW, zone: str = MOSCOW) -> list[tuple[str, str]]:
    lines = stamped(texts, now, zone)
    return [(line.at.astimezone(ZoneInfo(zone)).strftime("%d %H:%M:%S"), line.text) for line in lines]


def test_a_line_keeps_the_wall_time_it_begins_with():
    assert said("21:40:12 screams", "9:05 earlier") == [
        ("11 21:40:12", "screams"),
        ("11 09:05:00", "earlier"),
    ]


def test_a_line_without_a_time_is_heard_now_and_an_empty_one_is_nothing():
    assert said("somebody runs", "", "   ", "21:40") == [
        ("11 21:41:30", "somebody runs"),
        ("11 21:41:30", "21:40"),
    ]


def test_what_was_heard_before_midnight_is_not_tomorrows():
    after = datetime(2026, 3, 11, 21, 5, tzinfo=UTC)  # five past midnight in Moscow
    assert said("23:58 screams", "00:04 silence", now=after) == [
        ("11 23:58:00", "screams"),
        ("12 00:04:00", "silence"),
    ]


def test_of_an_hour_that_happens_twice_the_later_counts_once_it_has_begun():
    berlin = "Europe/Berlin"
    first = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 02:45 summer time
    second = datetime(2026, 10, 25, 1, 45, tzinfo=UTC)  # 02:45 again
    assert stamped(["02:40 a car"], first, berlin)[0].at == datetime(2026, 10, 25, 0, 40, tzinfo=UTC)
    assert stamped(["02:40 a car"], second, berlin)[0].at == datetime(2026, 10, 25, 1, 40, tzinfo=UTC)


@given(st.text(max_size=60), st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2028, 1, 1)))
def test_no_line_is_later_than_a_minute_from_now_nor_older_than_two_days(text, naive):
    now = naive.replace(tzinfo=UTC)
    for line in stamped([text, f"23:59:59 {text}"], now, "Asia/Kamchatka"):
        assert timedelta(days=-2) < line.at - now <= timedelta(minutes=1)


# -- one matter --------------------------------------------------------------------------------------


def signal(number: str, at: datetime, incident: UUID) -> SignalDocument:
    return SignalDocument(code="S-1", channel=Channel.PHONE, received_at=at, number=number, incident=incident)


def test_a_number_joins_the_newest_matter_of_the_last_two_hours_and_no_number_joins_nothing():
    old, new = new_id(), new_id()
    others = [
        signal("+79000000001", NOW - timedelta(minutes=90), old),
        signal("+79000000001", NOW - timedelta(minutes=30), new),
        signal("", NOW - timedelta(minutes=1), old),
    ]
    assert rules.same_matter("+79000000001", NOW, others) == new
    assert rules.same_matter("+79000000001", NOW + timedelta(hours=2), others) is None
    assert rules.same_matter("", NOW, others) is None


# -- merging ------------------------------------------------------------------------------------------

LEVELS = st.sampled_from(list(Level))


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[UUID, IncidentDocument], list[tuple[UUID, UUID]]]:
    """Some incidents, and merges among them as the action allows: a root goes into another root."""
    count = draw(st.integers(2, 7))
    known = {}
    for number in range(count):
        at = NOW + timedelta(minutes=draw(st.integers(0, 300)))
        known[new_id()] = IncidentDocument(
            code=f"A-{number}",
            opened_at=at,
            level=draw(LEVELS),
            signals=[new_id() for _ in range(draw(st.integers(1, 3)))],
            cases=[CaseRef(case=new_id(), code="K-1") for _ in range(draw(st.integers(0, 2)))],
            times={"received": Stamp(at=at)},
        )
    merges = []
    for _ in range(draw(st.integers(1, count - 1))):
        roots = [one for one in known if rules.root(one, known) == one]
        if len(roots) < 2:
            break
        into, other = draw(st.permutations(roots))[:2]
        known[other] = replace(known[other], merged_into=into)
        merges.append((into, other))
    return known, merges


@given(histories(), st.randoms())
def test_what_was_merged_comes_apart_exactly_as_it_was_in_whatever_order(history, chance):
    known, merges = history
    before = {handle: replace(document, merged_into=None) for handle, document in known.items()}
    chance.shuffle(merges)
    for _into, other in merges:
        known[other] = replace(known[other], merged_into=None)
    assert known == before


@given(histories())
def test_merged_incidents_lose_and_double_nothing(history):
    known, _merges = history
    roots = [one for one in known if rules.root(one, known) == one]
    shown = [part for root in roots for part in rules.parts(root, known)]
    assert sorted(shown) == sorted(known)
    for root in roots:
        parts = [known[one] for one in rules.parts(root, known)]
        assert sorted(rules.signals(parts)) == sorted(one for part in parts for one in part.signals)
        assert rules.times(parts)["received"].at == min(part.times["received"].at for part in parts)


def test_a_circle_that_somebody_forged_ends():
    one, other = new_id(), new_id()
    document = IncidentDocument(code="A-1", opened_at=NOW)
    known = {one: replace(document, merged_into=other), other: replace(document, merged_into=one)}
    assert rules.root(one, known) == one
    assert rules.root(other, known) == other


# -- who goes -----------------------------------------------------------------------------------------


def lawyer(**facts: object) -> Fitness:
    return Fitness(
        **{"member": new_id(), "band": 0, "languages": frozenset({"ru"}), "on_shift": False, **facts}
    )


def test_the_nearest_on_shift_free_and_rested_lawyer_is_asked_first():
    far = lawyer(band=2, on_shift=True)
    near_busy = lawyer(on_shift=True, load=1)
    near_tired = lawyer(on_shift=True, rested=3.0)
    near_off = lawyer()
    near = lawyer(on_shift=True)
    asked, out = order([far, near_off, near_busy, near_tired, near], "ru")
    assert [one.member for one in asked] == [
        one.member for one in (near, near_tired, near_busy, near_off, far)
    ]
    assert out == []
    assert asked[0].reasons == ["same_region", "on_shift", "free", "speaks"]
    assert "short_rest" in asked[1].reasons
    assert asked[2].reasons == ["same_region", "on_shift", "busy", "speaks"]


@pytest.mark.parametrize(
    ("facts", "against"),
    [
        ({"conflict": True}, "conflict"),
        ({"may_visit": False}, "no_right_to_visit"),
        ({"languages": frozenset({"en"})}, "language"),
        ({"away": True}, "away"),
        ({"safe_to_send": False}, "not_safe"),
    ],
)
def test_who_cannot_be_sent_is_passed_over_and_the_reason_is_said(facts, against):
    asked, out = order([lawyer(**facts)], "ru")
    assert asked == []
    assert out[0].against == [against]


# -- triage -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "screams, then the line went dead",
        "она кричит",
        "слышен крик",
        "they took him into a car",
        "ломают дверь",
        "его увозят",
        "men with a gun",
        "его бьют",
    ],
)
def test_words_of_violence_suggest_the_highest_level(line):
    assert suggested([line]).level is Level.CRITICAL


@pytest.mark.parametrize(
    "line",
    ["", "good morning", "спасибо за помощь", "a question about documents", "вышла на кровать", "душно"],
)
def test_ordinary_words_suggest_nothing(line):
    assert suggested([line]).level is Level.UNSET


def test_an_urgent_word_and_a_minor_suggest_critical_and_each_reason_is_said():
    alone = suggested(["somebody is at the door"])
    assert (alone.level, alone.because) == (Level.URGENT, ("at_the_door",))
    together = suggested(["somebody is at the door"], minor=True)
    assert (together.level, together.because) == (Level.CRITICAL, ("at_the_door", "minor"))


def test_what_is_known_without_a_word_is_urgent_and_no_more():
    assert suggested([], minor=True, contacts=3).level is Level.URGENT
    assert suggested(["hello"], compromised=True).because == ("compromised",)
