"""A pack that nobody could follow is refused, with the rule and the line."""

from datetime import date

import pytest

from safeconduct.trace.rules.pack import Days, PackError, Words, load

PACK = """
[pack]
id = "xx"
version = "1.0.0"
jurisdiction = "XX"
title = { en = "x", ru = "x" }
reviewed_by = ""

[[rule]]
id = "xx.one"
title = { en = "x", ru = "x" }
owes = { en = "x", ru = "x" }
source = [{ act = { en = "x", ru = "x" }, article = "1", confidence = "H" }]
trigger = "deprived"
limit = "PT3H"
duty_bearer = { en = "x", ru = "x" }

[[rule.example]]
what = { en = "x", ru = "x" }
now = 2026-03-11T12:00:00Z
expect = "unknown"
"""


def test_a_pack_can_be_read():
    rule = load(PACK).rules[0]
    assert (rule.id, rule.reviewed, rule.version) == ("xx.one", False, "1.0.0")


@pytest.mark.parametrize(
    ("limit", "count", "end"),
    [
        ("PT3H", "clock", "exact"),
        ("P3D", "clock", "exact"),
        ("P3D", "calendar_days_excl_first", "end_of_day_local"),
        ("P3D", "calendar_days_excl_first", "next_working_day"),
        ("P2M", "months_excl_first", "end_of_day_local"),
        ("P2M", "months_incl_first", "end_of_day_local"),
    ],
)
def test_each_way_of_counting_can_be_written(limit, count, end):
    how = f'limit = "{limit}"\ncount = "{count}"\nend_rule = "{end}"'
    rule = load(PACK.replace('limit = "PT3H"', how)).rules[0]
    assert (rule.count, rule.end_rule) == (count, end)


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ('limit = "PT3H"', 'limitt = "PT3H"', "unknown field `limitt`"),
        ('trigger = "deprived"', 'trigger = "kidnapped"', "'kidnapped' is no event"),
        ('limit = "PT3H"', 'limit = "3 hours"', "is no duration"),
        ('limit = "PT3H"', 'limit = "PT3H"\ncount = "moons"', "'moons' is no count"),
        ('limit = "PT3H"', 'limit = "PT3H"\nend_rule = "never"', "'never' is no end_rule"),
        ('limit = "PT3H"', 'limit = "PT3H"\nkind = "min"', "Invalid enum value 'min'"),
        ('limit = "PT3H"', 'kind = "max"', "has no limit"),
        ('limit = "PT3H"', 'limit = "PT3H"\nkind = "immediately"', "has no limit"),
        ('limit = "PT3H"', 'limit = "P2M"', "a clock counts hours"),
        ('limit = "PT3H"', 'limit = "PT3H"\nend_rule = "next_working_day"', "a clock counts hours"),
        ('limit = "PT3H"', 'limit = "P3D"\ncount = "calendar_days_excl_first"', "end with a day"),
        (
            'limit = "PT3H"',
            'limit = "PT3H"\ncount = "calendar_days_excl_first"\nend_rule = "end_of_day_local"',
            "not in days",
        ),
        (
            'limit = "PT3H"',
            'limit = "P2M"\ncount = "calendar_days_excl_first"\nend_rule = "end_of_day_local"',
            "not in days",
        ),
        (
            'limit = "PT3H"',
            'limit = "P3D"\ncount = "months_excl_first"\nend_rule = "end_of_day_local"',
            "not in months",
        ),
        ('limit = "PT3H"', 'limit = "PT3H"\nwhen = [{ fact = "minor", is = "maybe" }]', "is no minor"),
        ('limit = "PT3H"', 'limit = "PT3H"\nwhen = [{ fact = "guilt", is = "yes" }]', "is no fact"),
        ('limit = "PT3H"', 'limit = "PT3H"\nwhen = [{ fact = "minor", not = "no" }]', "unknown field `not`"),
        ('limit = "PT3H"', 'limit = "PT3H"\nsatisfied_by = ["luck"]', "'luck' is no event"),
        ('limit = "PT3H"', 'limit = "PT3H"\nsuspended_by = ["xx.two"]', "which is no other rule"),
        ('limit = "PT3H"', 'limit = "PT3H"\nsuspended_by = ["xx.one"]', "which is no other rule"),
        ('limit = "PT3H"', 'limit = "PT3H"\nvalid = "2020-01-01"', "not a first and a last day"),
        ('limit = "PT3H"', 'limit = "PT3H"\nvalid = "2020-02-01/2020-01-01"', "ends before it begins"),
        ('limit = "PT3H"', 'limit = "PT3H"\nreviewed_by = "yes"', "name of the lawyer"),
        ('confidence = "H"', 'confidence = "sure"', "Invalid enum value 'sure'"),
        ('expect = "unknown"', 'expect = "unknown"\nhappened = { luck = ".." }', "'luck' is no event"),
        ('expect = "unknown"', 'expect = "unknown"\nfacts = { guilt = "yes" }', "'guilt' is no fact"),
        ('expect = "unknown"', 'expect = "overdue"', "'overdue' is no state"),
    ],
)
def test_a_word_that_the_format_does_not_know_names_the_rule_and_the_line(was, now, why):
    with pytest.raises(PackError, match=r"^line 9, rule xx\.one: ") as fault:
        load(PACK.replace(was, now))
    assert why in str(fault.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            PACK.replace("[[rule]]", "[[rules]]").replace("[[rule.example]]", "[[rules.example]]"),
            "no such table",
        ),
        (PACK.replace('version = "1.0.0"', 'version = "new"'), r"\[pack\]"),
        (PACK.replace('reviewed_by = ""', 'reviewed_by = "true"'), "name of the lawyer"),
        (PACK.replace('id = "xx"', "id = xx"), "line 3"),
        (PACK[: PACK.index("[[rule.example]]")], "missing required field `example`"),
        (PACK + PACK[PACK.index("[[rule]]") :], "there are two of it"),
    ],
)
def test_a_pack_that_is_no_pack_says_why(text, why):
    with pytest.raises(PackError, match=why):
        load(text)


@pytest.mark.parametrize(
    ("valid", "days"),
    [
        ("..", Days(None, None)),
        ("2020-01-01/..", Days(date(2020, 1, 1), None)),
        ("../2020-01-31", Days(None, date(2020, 1, 31))),
        ("2020-01-01/2020-01-31", Days(date(2020, 1, 1), date(2020, 1, 31))),
        ("2020-01-01/2020-01-01", Days(date(2020, 1, 1), date(2020, 1, 1))),
    ],
)
def test_a_law_is_in_force_from_a_first_to_a_last_day_both_counted_either_open(valid, days):
    rule = load(PACK.replace('limit = "PT3H"', f'limit = "PT3H"\nvalid = "{valid}"')).rules[0]
    assert (rule.valid, rule.valid_for_facts) == (days, Days(None, None))


@pytest.mark.parametrize("name", ["Anna Primerova", "Анна Примерова", "J. O’Neill-Example"])
def test_a_signature_is_a_name_and_signs_every_rule_of_the_pack(name):
    assert load(PACK.replace('reviewed_by = ""', f'reviewed_by = "{name}"')).rules[0].reviewed_by == name


def test_a_lawyer_can_sign_one_rule_alone():
    two = PACK + PACK[PACK.index("[[rule]]") :].replace("xx.one", "xx.two")
    signed = two.replace('id = "xx.two"', 'id = "xx.two"\nreviewed_by = "Anna Primerova"')
    assert [one.reviewed for one in load(signed).rules] == [False, True]


FACT = """
[[fact]]
fact = "regime"
is = "ordinary"
regions = ["XX"]
source = [{ act = { en = "x", ru = "x" }, article = "1", confidence = "H" }]
reviewed_by = ""
"""


def test_what_follows_from_the_place_can_be_read_and_is_signed_alone_or_with_the_pack():
    (unsigned,) = load(PACK + FACT).local
    assert (unsigned.fact, unsigned.value, unsigned.regions) == ("regime", "ordinary", {"XX"})
    assert unsigned.reviewed_by == ""
    signed = 'reviewed_by = "Anna Primerova"'
    assert load(PACK + FACT.replace('reviewed_by = ""', signed)).local[0].reviewed_by
    assert load(PACK.replace('reviewed_by = ""', signed) + FACT).local[0].reviewed_by


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ('fact = "regime"', 'fact = "weather"', "'weather' is no fact"),
        ('is = "ordinary"', 'is = "stormy"', "'stormy' is no regime"),
        ('regions = ["XX"]', "regions = []", "length >= 1"),
        ('regions = ["XX"]', 'regions = ["everywhere"]', "regex"),
        ('reviewed_by = ""', 'reviewed_by = "yes"', "the name of the lawyer"),
        ('reviewed_by = ""', 'valid = "2020"', "first and a last day"),
    ],
)
def test_a_fact_that_nobody_could_follow_is_refused(was, now, why):
    with pytest.raises(PackError, match=rf"\[\[fact\]\].*{why}"):
        load(PACK + FACT.replace(was, now))


@pytest.mark.parametrize(
    ("reader", "said"), [("ru", "Дело"), ("ru-ru", "Дело"), ("en", "Case"), ("ka", "Case")]
)
def test_a_reader_of_another_language_than_russian_reads_english(reader, said):
    assert Words(en="Case", ru="Дело").to(reader) == said
