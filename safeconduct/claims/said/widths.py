"""How wide vague words are taken: the one table of them. Seconds of the wall clock, timedeltas, or days.

These are choices, made wide on purpose: whoever was there knew more than the word that was written down.
A clock time is taken to the minute. Lengths of time are rounded by whoever tells of them.
"""

from datetime import timedelta

from safeconduct.claims.said.meaning import HOUR, About, Clock, Dates, Moment

# Around a clock time, a part of the day, a day, a month, a year: so much on either side.
AROUND_CLOCK = timedelta(minutes=30)
# Shortly before or after a clock time: so much on that side.
SHORTLY = timedelta(hours=1)
AROUND_PART = timedelta(hours=1)
AROUND_DAY = timedelta(days=3)
AROUND_MONTH = timedelta(days=15)
AROUND_YEAR = timedelta(days=366)

# Parts of the day overlap: people do not agree where one ends. A night belongs to the day on which it begins
# and reaches into the next; "the night of the 11th" may also be its early hours.
PARTS = {
    "dawn": Clock(3 * HOUR, 9 * HOUR - 1),
    "morning": Clock(4 * HOUR, 12 * HOUR - 1),
    "early morning": Clock(3 * HOUR, 9 * HOUR - 1),
    "small hours": Clock(0, 6 * HOUR - 1),
    "daytime": Clock(9 * HOUR, 19 * HOUR - 1),
    "midday": Clock(11 * HOUR, 15 * HOUR - 1),
    "afternoon": Clock(12 * HOUR, 19 * HOUR - 1),
    "evening": Clock(16 * HOUR, 24 * HOUR - 1),
    "late evening": Clock(20 * HOUR, 25 * HOUR - 1),
    "night": Clock(0, 31 * HOUR - 1),
    # The night that ends on a day: from the evening before to that morning.
    "night into": Clock(-6 * HOUR, 8 * HOUR - 1),
    # The night of a weekday: "Saturday night" has no hour of Saturday's morning.
    "night of": Clock(17 * HOUR, 31 * HOUR - 1),
    # The night that begins on a day: "last night" is that of yesterday.
    "night from": Clock(17 * HOUR, 32 * HOUR - 1),
}

# A month or a year in thirds that overlap: the first and last day of "early", "mid", "late".
MONTH_PARTS = {"early": (1, 12), "mid": (8, 23), "late": (18, 31)}
YEAR_PARTS = {"early": (1, 5), "mid": (4, 9), "late": (9, 12), "half1": (1, 6), "half2": (7, 12)}

# Seasons of the north, by whole months; in winter and by custom a month more on either side is heard.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}

# "Half an hour later", "two hours ago": that, a fifth less or a fifth more.
ROUNDED = 0.2

# How many "a few" are, and "several": at least, at most.
FEW = (2, 15)
SEVERAL = (2, 20)
COUPLE = (2, 3)
DOZENS = (20, 199)
SOON = timedelta(days=1)
MOMENTS = timedelta(minutes=10)
RECENTLY = 92
HUNDREDS = (200, 1999)
THOUSANDS = (2000, 19999)
A_DOZEN = (10, 14)


def about(count: int) -> tuple[int, int]:
    """About so many: a quarter less to a quarter more, and one at the least."""
    room = max(1, -(-count // 4))
    return max(0, count - room), count + room


def about_width(meant: Moment) -> tuple[timedelta, timedelta]:
    """How much earlier, and how much later, a moment may be than the words after "around" say."""
    if meant.about is About.EXACT:
        return timedelta(), timedelta()
    if meant.about is About.SHORTLY_BEFORE:
        return SHORTLY, timedelta()
    if meant.about is About.SHORTLY_AFTER:
        return timedelta(), SHORTLY
    width = _around(meant)
    return width, width


def _around(meant: Moment) -> timedelta:
    if meant.clock is not None:
        minute = meant.clock.last - meant.clock.first < 3600
        return AROUND_CLOCK if minute else AROUND_PART
    days = meant.days
    if isinstance(days, Dates):
        months = (days.last[1] - days.first[1]) % 12
        if months >= 2:
            return AROUND_YEAR
        return AROUND_DAY if days.first[1:] == days.last[1:] else AROUND_MONTH
    return AROUND_DAY
