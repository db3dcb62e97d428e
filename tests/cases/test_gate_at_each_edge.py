"""The gate one step beside each line that it draws: everything in order but one thing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from safeconduct.cases.rules.consent import Book
from safeconduct.cases.rules.gate import File, Foresight, Verdict, Wish, judge
from tests.cases.test_gate_rules import NOW, PERSONS, consented

HOUR = timedelta(hours=1)
ONE, OTHER = PERSONS
COVERS = Foresight(
    person=None,
    allows=frozenset({"government_named"}),
    forbids=frozenset(),
    audiences=frozenset({"press"}),
    given=NOW,
    expires=NOW + HOUR,
)
FORBIDS = replace(COVERS, allows=frozenset(), forbids=frozenset({"government_named"}))


def inquiry(ground: str = "") -> tuple[Wish, File]:
    """An inquiry that may go out; with a `ground`, one that one person makes alone at night."""
    wish, file = consented("inquiry", "government_named")
    if not ground:
        return wish, file
    alone = replace(file, book=Book(), approvers=frozenset(), deciding=frozenset())
    return replace(wish, night="nobody answers", ground=ground), alone


def test_danger_to_life_stands_for_consent_at_night_alone():
    wish, file = inquiry("life")
    assert judge(wish, file, NOW) == Verdict((), night=True)
    assert judge(replace(wish, ground="directive"), file, NOW).blocks == ("consent",)
    _, by_day = inquiry()
    assert judge(replace(wish, night=""), replace(by_day, book=Book()), NOW).blocks == ("consent",)


@pytest.mark.parametrize(
    "spoiled",
    [
        {"revoked": True},
        {"given": NOW + timedelta(seconds=1)},
        {"expires": NOW},
        {"person": ONE},
        {"audiences": frozenset({"prosecutor"})},
        {"allows": frozenset({"share_partner"})},
    ],
)
def test_a_directive_stands_for_consent_while_it_holds_and_for_what_it_says(spoiled):
    wish, file = inquiry("directive")
    assert judge(wish, replace(file, directives=(COVERS,)), NOW).open
    assert judge(wish, replace(file, directives=(replace(COVERS, **spoiled),)), NOW).blocks == ("consent",)


def test_every_person_consents_or_foresaw_it():
    wish, file = inquiry()
    (ok,) = file.book.consents
    both = replace(wish, persons=frozenset({ONE, OTHER}))
    first, second = replace(ok, person=ONE), replace(ok, person=OTHER)
    assert judge(both, file, NOW).blocks == ("consent",)
    assert judge(both, replace(file, book=Book((first,))), NOW).blocks == ("consent",)
    assert judge(both, replace(file, book=Book((first, second))), NOW).open
    foresaw = replace(file, book=Book((first,)), directives=(replace(COVERS, person=OTHER),))
    assert judge(both, foresaw, NOW).open


@pytest.mark.parametrize(
    ("persons", "of", "blocks"),
    [
        ({ONE}, ONE, ("forbidden",)),
        ({ONE}, None, ("forbidden",)),
        ({ONE}, OTHER, ()),
        (set(), OTHER, ("forbidden",)),  # nobody is named: it may be about anybody of the case
    ],
)
def test_whose_prohibition_stops_what_is_told_of_whom(persons, of, blocks):
    wish, file = inquiry("life")
    about = replace(wish, persons=frozenset(persons))
    assert judge(about, replace(file, directives=(replace(FORBIDS, person=of),)), NOW).blocks == blocks


@pytest.mark.parametrize(
    "spoiled",
    [{"revoked": True}, {"given": NOW + timedelta(seconds=1)}, {"expires": NOW}],
)
def test_a_prohibition_that_does_not_hold_today_stops_nothing(spoiled):
    wish, file = inquiry("life")
    assert judge(wish, replace(file, directives=(replace(FORBIDS, **spoiled),)), NOW).open


def test_by_night_goes_an_inquiry_on_a_ground_and_nothing_else():
    wish, file = inquiry("life")
    assert judge(replace(wish, ground=""), file, NOW).blocks == ("consent", "not_by_night")
    complaint = replace(wish, kind="complaint")
    assert judge(complaint, file, NOW).blocks == ("not_by_night",)


@pytest.mark.parametrize("captor", ["family", "extortionist", "unknown"])
def test_silence_is_broken_only_where_somebody_wrote_why(captor):
    wish, file = inquiry()
    silent = replace(file, captor=captor)
    assert judge(wish, silent, NOW).blocks == ("default",)
    assert judge(replace(wish, against_default="he is moved tonight"), silent, NOW).open
    assert judge(wish, file, NOW).open


def test_a_minor_is_spoken_of_without_name_picture_or_voice():
    wish, file = consented()
    assert judge(replace(wish, minor=True), file, NOW).open
    shown, known = consented(use="photo_voice")
    assert judge(shown, known, NOW).open
    assert judge(replace(shown, minor=True), known, NOW).blocks == ("minor",)


def test_whoever_is_named_is_somebody_of_the_case():
    wish, file = consented(use="public_named")
    assert judge(replace(wish, named=True), file, NOW).blocks == ("persons",)


def test_a_statement_takes_two_and_an_inquiry_one_who_decides():
    wish, file = consented()
    (first,) = file.deciding
    assert judge(wish, replace(file, approvers=file.deciding), NOW).blocks == ("second_person",)
    asked, known = inquiry()
    assert judge(asked, replace(known, approvers=frozenset({first})), NOW).open
    assert judge(asked, replace(known, approvers=frozenset()), NOW).blocks == ("second_person",)
    own = frozenset({asked.drafter})
    assert judge(asked, replace(known, approvers=own, deciding=own), NOW).blocks == ("second_person",)


@pytest.mark.parametrize(
    ("reviewed", "blocks"),
    [
        (NOW, ()),
        (NOW - timedelta(hours=72) + timedelta(seconds=1), ()),
        (NOW - timedelta(hours=72), ("risk_review",)),
        (NOW + timedelta(seconds=1), ("risk_review",)),  # written by a clock that was set back since
        (None, ("risk_review",)),
    ],
)
def test_the_danger_was_looked_at_within_72_hours(reviewed, blocks):
    wish, file = inquiry()
    assert judge(wish, replace(file, risk_reviewed=reviewed), NOW).blocks == blocks


def test_a_legal_flag_stops_what_it_names_and_nothing_else():
    wish, file = inquiry()
    assert judge(wish, replace(file, flagged=frozenset({"inquiry"})), NOW).blocks == ("legal_flag",)
    assert judge(wish, replace(file, flagged=frozenset({"statement", "complaint"})), NOW).open


def test_a_use_that_does_not_belong_to_the_kind_carries_nothing():
    wish, file = inquiry()
    (ok,) = file.book.consents
    everything = replace(ok, uses=frozenset({"government_named", "public_anonymous", "public_named"}))
    known = replace(file, book=Book((everything,)))
    assert judge(wish, known, NOW).open
    mixed = replace(wish, uses=frozenset({"government_named", "public_anonymous"}))
    assert judge(mixed, known, NOW).blocks == ("no_use",)
    assert judge(replace(wish, uses=frozenset()), known, NOW).blocks == ("no_use",)
    said, about = consented()
    named = replace(said, named=True, persons=frozenset({ONE}))
    theirs = replace(about, book=Book((replace(everything, person=ONE),)))
    assert judge(named, theirs, NOW).blocks == ("no_use",)
    assert judge(replace(named, uses=frozenset({"public_named"})), theirs, NOW).open


def test_an_inquiry_names_whom_it_seeks_even_a_minor_and_may_rest_on_every_use_of_its_kind():
    wish, file = inquiry()
    (ok,) = file.book.consents
    uses = frozenset({"government_named", "share_partner"})
    known = replace(file, book=Book((replace(ok, person=ONE, uses=uses),)))
    seeks = replace(wish, named=True, minor=True, persons=frozenset({ONE}), uses=uses)
    assert judge(seeks, known, NOW).open
