"""What follows from the place is known once a lawyer signed it, and only where all places agree."""

from dataclasses import replace
from datetime import date

import pytest

from safeconduct.claims.rules.times import Span
from safeconduct.trace.packs import local, packs
from safeconduct.trace.rules.clocks import Facts, Happened, due
from safeconduct.trace.rules.pack import Days, Local
from safeconduct.trace.rules.places import known
from safeconduct.trace.rules.vocabulary import CERTAINLY, POSSIBLY
from tests.trace.rules.given import at, moment

ALWAYS = Days(None, None)
RUSSIA = Local("regime", "ordinary", frozenset({"RU"}), ALWAYS, "Anna Primerova")
PENZA = Local("regime", "martial_law", frozenset({"RU-PNZ"}), ALWAYS, "Anna Primerova")
ORDINARY, MARTIAL = {"regime": "ordinary"}, {"regime": "martial_law"}


def told(given, *regions, span=None):
    return known(given, regions, span or at(0), ("UTC",))


@pytest.mark.parametrize(
    ("given", "regions", "found"),
    [
        ([RUSSIA], ["RU-PNZ"], ORDINARY),
        ([RUSSIA], ["RU-PNZ", "RU-SAM"], ORDINARY),
        ([RUSSIA], ["AM-ER"], {}),
        ([RUSSIA], [], {}),
        ([RUSSIA], [""], {}),
        ([RUSSIA], ["RU-PNZ", ""], {}),
        ([RUSSIA, PENZA], ["RU-PNZ"], MARTIAL),
        ([RUSSIA, PENZA], ["RU-SAM"], ORDINARY),
        ([RUSSIA, PENZA], ["RU-PNZ", "RU-SAM"], {}),
        ([RUSSIA, replace(RUSSIA, value="martial_law")], ["RU-SAM"], {}),
        ([replace(RUSSIA, reviewed_by="")], ["RU-SAM"], {}),
    ],
)
def test_a_fact_is_known_where_it_was_signed_for_every_place(given, regions, found):
    assert told(given, *regions) == found


def test_each_fact_is_looked_up_for_itself():
    grave = Local("grave_crime", "no", frozenset({"RU"}), ALWAYS, "Anna Primerova")
    assert told([RUSSIA, grave], "RU-PNZ") == ORDINARY | {"grave_crime": "no"}


def test_what_may_have_changed_within_the_time_is_not_known():
    day = moment(0).date()
    until, since = Days(None, day), Days(date.fromordinal(day.toordinal() + 1), None)
    change = [replace(RUSSIA, valid=until), replace(RUSSIA, value="martial_law", valid=since)]
    assert told(change, "RU-SAM") == ORDINARY
    assert told(change, "RU-SAM", span=at(24)) == MARTIAL
    assert told(change, "RU-SAM", span=at(0, 24)) == {}
    assert told(change[:1], "RU-SAM", span=at(0, 24)) == {}
    assert told([PENZA, replace(RUSSIA, valid=until)], "RU-PNZ", span=Span(None, None)) == MARTIAL


def test_the_forty_eight_hours_can_be_overdue_once_rule_and_place_are_signed():
    (court,) = [rule for pack in packs() for rule in pack.rules if rule.id == "ru.48h"]
    court = replace(court, reviewed_by="Anna Primerova")
    taken = {"deprived": Happened(at(0))}
    for signed, state in (("", POSSIBLY), ("Anna Primerova", CERTAINLY)):
        facts = told([replace(one, reviewed_by=signed) for one in local()], "RU-PNZ")
        assert due(court, Facts(taken, facts, ("Europe/Moscow",)), moment(49)).state == state
