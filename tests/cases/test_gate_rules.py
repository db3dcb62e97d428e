"""The gate's rules hold for whatever is asked: tried with everything that can stand in a case."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from safeconduct.cases.rules import consent, gate
from safeconduct.cases.rules.consent import Book, Given, Withdrawn
from safeconduct.cases.rules.gate import File, Foresight, Wish, judge
from safeconduct.cases.words import CAPACITIES, CAPTORS, DISCLOSURES, USES

NOW = datetime(2026, 3, 11, 22, 0, tzinfo=UTC)
PEOPLE = [UUID(int=number) for number in range(1, 6)]
PERSONS = [UUID(int=number) for number in range(11, 13)]

handles = st.sampled_from(PEOPLE)
persons = st.frozensets(st.sampled_from(PERSONS), max_size=2)
uses = st.frozensets(st.sampled_from(sorted(USES)), max_size=4)
audiences = st.frozensets(st.sampled_from(["press", "prosecutor", "*"]), max_size=2)
instants = st.integers(-100, 100).map(lambda hours: NOW + timedelta(hours=hours))
person = st.one_of(st.none(), st.sampled_from(PERSONS))

consents = st.builds(
    Given,
    id=st.uuids(),
    person=person,
    uses=uses,
    audiences=audiences,
    capacity=st.sampled_from(sorted(CAPACITIES)),
    given=instants,
    expires=instants,
    in_custody=st.booleans(),
)
directives = st.builds(
    Foresight,
    person=person,
    allows=uses,
    forbids=uses,
    audiences=audiences,
    given=instants,
    expires=instants,
    revoked=st.booleans(),
)
wishes = st.builds(
    Wish,
    kind=st.sampled_from(sorted(DISCLOSURES)),
    uses=uses,
    audience=st.sampled_from(["press", "Prosecutor", "a stranger"]),
    persons=persons,
    named=st.booleans(),
    minor=st.booleans(),
    drafter=handles,
    against_default=st.sampled_from(["", "he is moved tonight"]),
    night=st.sampled_from(["", "nobody answers"]),
    ground=st.sampled_from(["", "directive", "life"]),
)
files = st.builds(
    File,
    captor=st.sampled_from(sorted(CAPTORS)),
    book=st.builds(Book, consents=st.lists(consents, max_size=4).map(tuple)),
    directives=st.lists(directives, max_size=3).map(tuple),
    risk_reviewed=st.one_of(st.none(), instants),
    flagged=st.frozensets(st.sampled_from(sorted(DISCLOSURES)), max_size=1),
    approvers=st.frozensets(handles, max_size=4),
    deciding=st.frozensets(handles, max_size=3),
)


def consented(kind: str = "statement", use: str = "public_anonymous", **more) -> tuple[Wish, File]:
    """A wish with everything in order, to be spoiled by a test."""
    ok = Given(
        id=UUID(int=99),
        person=None,
        uses=frozenset({use}),
        audiences=frozenset({"*"}),
        capacity="person",
        given=NOW - timedelta(days=1),
        expires=NOW + timedelta(days=1),
    )
    wish = Wish(
        kind=kind,
        uses=frozenset({use}),
        audience="press",
        persons=frozenset(),
        named=False,
        minor=False,
        drafter=PEOPLE[0],
        **more,
    )
    file = File(
        captor="state",
        book=Book(consents=(ok,)),
        risk_reviewed=NOW - timedelta(hours=1),
        approvers=frozenset(PEOPLE[1:3]),
        deciding=frozenset(PEOPLE[1:2]),
    )
    assert judge(wish, file, NOW).open
    return wish, file


@given(wishes, files)
def test_nothing_passes_a_legal_flag(wish, file):
    assert not judge(wish, replace(file, flagged=frozenset({wish.kind})), NOW).open


@given(wishes, files)
def test_nothing_passes_without_a_risk_review_of_the_last_72_hours(wish, file):
    for at in (None, NOW - timedelta(hours=72), NOW + timedelta(seconds=1)):
        assert not judge(wish, replace(file, risk_reviewed=at), NOW).open


@given(wishes, files)
def test_a_statement_always_takes_two_who_did_not_draft_it_by_whatever_path(wish, file):
    statement = replace(wish, kind="statement")
    if judge(statement, file, NOW).open:
        assert not statement.night
        assert len(file.approvers - {statement.drafter}) >= 2


@given(wishes, files)
def test_the_drafters_own_approval_changes_nothing(wish, file):
    without = replace(file, approvers=file.approvers - {wish.drafter})
    assert judge(wish, file, NOW) == judge(wish, without, NOW)


@given(wishes, files)
def test_one_person_alone_passes_only_an_inquiry_by_night_on_a_named_ground(wish, file):
    alone = replace(file, approvers=frozenset({wish.drafter}))
    if judge(wish, alone, NOW).open:
        assert (wish.kind, bool(wish.night)) == ("inquiry", True)
        assert wish.ground in {"directive", "life"}


@given(wishes, files)
def test_what_a_person_forbade_is_told_by_nobody_for_no_reason(wish, file):
    forbids = Foresight(
        person=None,
        allows=frozenset(),
        forbids=wish.uses,
        audiences=frozenset({"*"}),
        given=NOW - timedelta(days=1),
        expires=NOW + timedelta(days=1),
    )
    assert not judge(wish, replace(file, directives=(*file.directives, forbids)), NOW).open


@given(wishes, files)
def test_without_any_consent_or_directive_only_danger_to_life_at_night_opens_the_gate(wish, file):
    if judge(wish, replace(file, book=Book(), directives=()), NOW).open:
        assert wish.night
        assert wish.ground == "life"
        assert wish.kind == "inquiry"


@given(wishes, files)
def test_a_withdrawal_of_everything_leaves_only_directives_and_danger_to_life(wish, file):
    withdrawn = replace(
        file.book, withdrawals=(Withdrawn(of=None, uses=frozenset(), at=NOW + timedelta(days=9)),)
    )
    if judge(wish, replace(file, book=withdrawn, directives=()), NOW).open:
        assert wish.night
        assert wish.ground == "life"


@given(wishes, files)
def test_consent_given_in_custody_or_by_relatives_opens_nothing(wish, file):
    spoiled = tuple(replace(one, in_custody=True) for one in file.book.consents)
    relatives = tuple(replace(one, capacity="relative") for one in file.book.consents)
    for book in (Book(consents=spoiled), Book(consents=relatives)):
        known = replace(file, book=book, directives=())
        assert judge(wish, known, NOW) == judge(wish, replace(known, book=Book()), NOW)


@given(wishes, files)
def test_a_minor_is_named_and_shown_to_the_public_by_nobody(wish, file):
    if judge(replace(wish, minor=True), file, NOW).open and wish.kind == "statement":
        assert not wish.named
        assert not wish.uses & consent.NEVER_OF_A_MINOR


@given(wishes, files)
def test_where_silence_is_the_default_somebody_wrote_why_not(wish, file):
    silent = replace(wish, against_default="")
    if judge(silent, file, NOW).open:
        assert file.captor == "state"


@given(wishes, files, st.lists(consents, max_size=3))
def test_more_consent_never_closes_the_gate(wish, file, more):
    before = judge(wish, file, NOW)
    book = replace(file.book, consents=(*file.book.consents, *more))
    assert set(judge(wish, replace(file, book=book), NOW).blocks) <= set(before.blocks)


def test_consent_repeated_in_private_counts_again():
    wish, file = consented()
    (ok,) = file.book.consents
    spoiled = replace(file.book, consents=(replace(ok, in_custody=True),))
    assert judge(wish, replace(file, book=spoiled), NOW).blocks == ("consent",)
    assert judge(wish, replace(file, book=replace(spoiled, verified=frozenset({ok.id}))), NOW).open


def test_two_who_vouch_for_the_facts_alone_do_not_decide():
    wish, file = consented()
    assert judge(wish, replace(file, deciding=frozenset()), NOW).blocks == ("second_person",)


def test_consent_towards_one_audience_says_nothing_of_another():
    wish, file = consented()
    (ok,) = file.book.consents
    narrow = replace(file, book=Book(consents=(replace(ok, audiences=frozenset({"The  Press"})),)))
    assert judge(wish, narrow, NOW).blocks == ("consent",)
    assert judge(replace(wish, audience="the press"), narrow, NOW).open


def test_a_named_statement_rests_on_consent_to_be_named():
    wish, file = consented()
    assert "no_use" in judge(replace(wish, named=True, persons=frozenset({PERSONS[0]})), file, NOW).blocks


def test_every_kind_of_captor_has_a_default_and_families_mean_silence():
    assert set(gate.DEFAULTS) == set(CAPTORS)
    for kind in DISCLOSURES:
        assert gate.default("family", kind) == "hold"
        assert gate.default("nobody ever heard of", kind) == "hold"
