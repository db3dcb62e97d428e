"""Times as people read them: in their own zone, in their own language, never guessed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.web import moments

NOW = datetime(2026, 3, 11, 18, 52, 5, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def written(template: str, language: str = "en", **given: object) -> str:
    with translation.override(language):
        return Template("{% load web %}" + template).render(
            Context({"now": NOW, "zone": "Europe/Moscow", **given})
        )


@pytest.mark.parametrize(
    ("ago", "english", "russian"),
    [
        (timedelta(), "just now", "только что"),
        (timedelta(seconds=40), "40 s ago", "40 с назад"),
        (timedelta(minutes=12, seconds=40), "12 min ago", "12 мин назад"),
        (timedelta(hours=1, minutes=40), "1 h 40 min ago", "1 ч 40 мин назад"),
        (timedelta(days=1), "1 day ago", "1 день назад"),
        (timedelta(days=3, hours=20), "3 days ago", "3 дня назад"),
        (timedelta(days=11), "11 days ago", "11 дней назад"),
        (-timedelta(minutes=18), "in 18 min", "через 18 мин"),
        (-timedelta(days=2), "in 2 days", "через 2 дня"),
    ],
)  # fmt: skip
def test_how_long_ago_is_said_in_both_languages(ago: timedelta, english: str, russian: str) -> None:
    for language, expected in (("en", english), ("ru", russian)):
        with translation.override(language):
            assert moments.relative(NOW - ago, NOW).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("span", "english"),
    [
        (timedelta(), "0 s"),
        (timedelta(seconds=59), "59 s"),
        (timedelta(minutes=4), "4 min"),
        (timedelta(hours=14, minutes=20, seconds=9), "14 h 20 min"),
        (timedelta(hours=5, seconds=30), "5 h"),
        (timedelta(days=2, hours=1), "2 d 1 h"),
        (-timedelta(minutes=3, seconds=5), "−3 min 5 s"),
    ],
)
def test_a_length_of_time_has_its_two_largest_units(span: timedelta, english: str) -> None:
    assert moments.lasting(span).replace("\u00a0", " ") == english


def test_a_stamp_says_when_where_and_how_long_ago() -> None:
    stamp = written("{% when at %}", at=NOW - timedelta(minutes=12))
    assert 'datetime="2026-03-11T18:40:05Z"' in stamp
    assert "11 Mar, 21:40 MSK" in stamp
    assert "12\u00a0min ago" in stamp


def test_a_stamp_in_russian_names_the_zone_in_russian() -> None:
    assert "11 мар., 21:40 мск" in written("{% when at %}", "ru", at=NOW - timedelta(minutes=12))


def test_a_zone_without_a_known_name_is_named_by_its_distance() -> None:
    assert "22:52 UTC+4" in written('{% when at "Asia/Tbilisi" %}', at=NOW)
    assert "UTC−2:30" in written('{% when at "America/St_Johns" %}', at=NOW) or "NDT" in written(
        '{% when at "America/St_Johns" %}', at=NOW
    )


def test_a_zone_that_nobody_knows_is_utc() -> None:
    for name in ("nowhere", "../etc/passwd", "", "\x00", None):
        assert moments.zone_named(name) is UTC


def test_the_year_is_said_where_it_is_not_this_one() -> None:
    assert "31 Dec 2025, 12:00" in written("{% when at %}", at=datetime(2025, 12, 31, 9, tzinfo=UTC))


def test_what_nobody_knows_is_said_so() -> None:
    assert written("{% when at %} {{ span|lasting }}", at=None, span=None) == "not known not known"


def test_a_date_without_a_time_is_written_out() -> None:
    assert "2 мая 2009" in written("{% when at %}", "ru", at=date(2009, 5, 2))


def test_a_running_figure_counts_from_its_moment() -> None:
    assert ">0:01:42</time>" in written("{% since at %}", at=NOW - timedelta(seconds=102))
    assert ">30:00:00</time>" in written("{% since at %}", at=NOW - timedelta(hours=30))


def test_a_time_that_the_clocks_jumped_over_is_no_instant() -> None:
    with pytest.raises(moments.SkippedTime) as skipped:
        moments.instant(date(2026, 3, 29), time(2, 30), BERLIN)
    assert f"{skipped.value.instead:%H:%M}" == "03:30"


def test_of_two_like_hours_the_earlier_is_meant() -> None:
    assert moments.instant(date(2026, 10, 25), time(2, 30), BERLIN) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)),
    st.sampled_from(["Europe/Berlin", "Pacific/Apia", "UTC"]),
)
def test_every_wall_time_is_one_instant_that_shows_it_or_is_refused(wall: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    try:
        found = moments.instant(wall.date(), wall.time(), zone)
    except moments.SkippedTime:
        return
    assert found.astimezone(zone).replace(tzinfo=None, fold=0) == wall
    earlier = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    assert found == earlier


def test_names_keep_their_own_script_and_disturb_nothing() -> None:
    assert written("{% name text %}", text="Цапля") == '<bdi lang="und-Cyrl">Цапля</bdi>'
    assert written("{% name text %}", text="محمد") == '<bdi lang="und-Arab">محمد</bdi>'
    assert written('{% name text "ka" %}', text="გიორგი") == '<bdi lang="ka">გიორგი</bdi>'
    assert "&lt;b&gt;" in written("{% said text %}", text="<b>")
