"""English expressions of time mean what people mean by them, and never less."""

import pytest

from safeconduct.claims.said import phrases
from tests.claims.said.reckoned import reckoned

DAY_OF = ("2026-03-11 00:00:00", "2026-03-11 23:59:59")
MINUTE = ("2026-03-11 21:40:00", "2026-03-11 21:40:59")

DATES = {
    "on 11 March": DAY_OF,
    "on March 11": DAY_OF,
    "on the 11th of March": DAY_OF,
    "on the eleventh of March": DAY_OF,
    "on March 11th": DAY_OF,
    "on 11 March 2026": DAY_OF,
    "on March 11, 2026": DAY_OF,
    "on Wednesday, 11 March": DAY_OF,
    "11.03.2026": DAY_OF,
    "2026-03-11": DAY_OF,
    "yesterday": DAY_OF,
    "11/03/2026": ("2026-03-11 00:00:00", "2026-11-03 23:59:59"),
    "13/03/2026": ("2026-03-13 00:00:00", "2026-03-13 23:59:59"),
    "on 28 December": ("2025-12-28 00:00:00", "2025-12-28 23:59:59"),
    "11–13 March 2026": ("2026-03-11 00:00:00", "2026-03-13 23:59:59"),
    "in March": ("2026-03-01 00:00:00", "2026-03-31 23:59:59"),
    "in early March": ("2026-03-01 00:00:00", "2026-03-12 23:59:59"),
    "in March last year": ("2025-03-01 00:00:00", "2025-03-31 23:59:59"),
    "in the spring of 2017": ("2017-03-01 00:00:00", "2017-05-31 23:59:59"),
    "in the winter of 2017": ("2016-12-01 00:00:00", "2018-02-28 23:59:59"),
    "in 2017": ("2017-01-01 00:00:00", "2017-12-31 23:59:59"),
    "since 2017": ("2017-01-01 00:00:00", "…"),
    "from 2017 to 2019": ("2017-01-01 00:00:00", "2019-12-31 23:59:59"),
    "by 2020": ("…", "2020-12-31 23:59:59"),
    "before 15 March": ("…", "2026-03-15 23:59:59"),
    "They were held on Monday.": ("2026-03-09 00:00:00", "2026-03-09 23:59:59"),
    "The court will sit on Monday.": ("2026-03-16 00:00:00", "2026-03-16 23:59:59"),
    "on Monday": ("2026-03-09 00:00:00", "2026-03-16 23:59:59"),
    "last Friday": ("2026-03-06 00:00:00", "2026-03-06 23:59:59"),
    "last week": ("2026-03-02 00:00:00", "2026-03-08 23:59:59"),
    "last month": ("2026-02-01 00:00:00", "2026-02-28 23:59:59"),
    "last year": ("2025-01-01 00:00:00", "2025-12-31 23:59:59"),
    "earlier this month": ("2026-03-01 00:00:00", "2026-03-12 23:59:59"),
    "three days ago": ("2026-03-09 00:00:00", "2026-03-09 23:59:59"),
    "the next day": ("2026-03-12 00:00:00", "2026-03-12 23:59:59"),
}

CLOCKS = {
    "21:40": MINUTE,
    "at 9.40 pm": MINUTE,
    "at 9:40 p.m.": MINUTE,
    "on 11 March at 21:40": MINUTE,
    "at 21:40 on 11 March 2026": MINUTE,
    "at 21:40 Moscow time on 11 March": MINUTE,
    "at 18:40 UTC on 11 March": MINUTE,
    "2026-03-11T18:40:00Z": MINUTE,
    "yesterday evening at 9.40": MINUTE,
    "at 9.40 yesterday": ("2026-03-11 09:40:00", "2026-03-11 21:40:59"),
    "yesterday at noon": ("2026-03-11 12:00:00", "2026-03-11 12:00:59"),
    "at midnight": ("2026-03-12 00:00:00", "2026-03-12 00:00:59"),
    "yesterday around 10 pm": ("2026-03-11 21:30:00", "2026-03-11 22:30:59"),
    "between 21:40 and 22:00": ("2026-03-11 21:40:00", "2026-03-11 22:00:59"),
    "yesterday evening": ("2026-03-11 16:00:00", "2026-03-11 23:59:59"),
    "on the evening of 11 March": ("2026-03-11 16:00:00", "2026-03-11 23:59:59"),
    "last night": ("2026-03-11 17:00:00", "2026-03-12 07:59:59"),
    "overnight": ("2026-03-11 17:00:00", "2026-03-12 07:59:59"),
    "overnight into 12 March": ("2026-03-11 18:00:00", "2026-03-12 07:59:59"),
    "half an hour later": ("2026-03-11 22:04:00", "2026-03-11 22:16:59"),
    "two hours earlier": ("2026-03-11 19:16:00", "2026-03-11 20:04:59"),
    "a few minutes later": ("2026-03-11 21:41:36", "2026-03-11 21:58:59"),
    "within the hour": ("2026-03-11 21:40:00", "2026-03-11 22:40:59"),
    "two hours ago": ("2026-03-11 21:36:00", "2026-03-12 22:23:59"),
    "the next morning": ("2026-03-12 04:00:00", "2026-03-12 11:59:59"),
}


@pytest.mark.parametrize("said", [*DATES, *CLOCKS])
def test_an_expression_means_from_its_first_to_its_last_instant(said):
    assert reckoned(said, "en")[:2] == (DATES | CLOCKS)[said]


@pytest.mark.parametrize(
    "text",
    [
        "Article 51 of the constitution",
        "under Article 318, part 2",
        "It cost $21.40.",
        "Call +7 900 000-00-01 or +44 7700 900123.",
        "department 4 of the ministry",
        "She may have left.",
        "They march against it.",
        "aged 24, from Primersk",
        "12 people were there",
        "school 2017",
        "Windows 2000",
        "at 10 prisons",
        "The version is 11.03.20.26.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert phrases(text, "en") == []


@pytest.mark.parametrize("text", ["for three days", "for two hours", "lasted half an hour"])
def test_a_length_of_time_is_marked_as_one(text):
    assert [one.lasting for one in phrases(text, "en")] == [True]
