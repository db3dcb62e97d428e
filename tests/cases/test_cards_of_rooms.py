"""Who may see less than a room reads a card made from it, and holds no key of the room."""

from datetime import timedelta
from uuid import UUID

import pytest

from safeconduct.acts import attending
from safeconduct.acts.run import ask, run
from safeconduct.cases import briefs, rooms
from safeconduct.cases.documents import EntryDocument
from safeconduct.cases.models import DigestLine, NameCard, NeverPublish, TimelineEntry, Verdict
from safeconduct.cases.rules.digests import MADE_FROM
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows, verify
from safeconduct.keys.compartments import room_id
from tests import cast as fictional

EVERYBODY = (
    "ash",
    "birch",
    "cedar",
    "elm",
    "fir",
    "hazel",
    "juniper",
    "larch",
    "maple",
    "oak",
    "pine",
    "rowan",
)
NAME = "Зара Тестова"
ON_THE_CASE = (("hazel", "lawyer"), ("larch", "passage"), ("maple", "psychologist"), ("oak", "documenter"))


@pytest.fixture
def case(network):
    """Rowan is an analyst; nobody is on the case but its coordinators."""
    fictional.join(network.cast, "rowan", "analyst")
    opened = str(network.open().id)
    run(
        network.cedar, "cases.add_person", {"case": opened, "names": [NAME], "age": "about 17", "minor": True}
    )
    run(network.cedar, "cases.add_entry", {"case": opened, "text": "two men in the stairwell"})
    return opened


def holders(network, case, kind):
    handle = room_id(briefs.brief(network.ash.keys, case).root, kind)
    return {name for name in EVERYBODY if network.cast[name].holds(handle)}


def seen(actor, case):
    return ask(actor, "cases.part", {"case": case})


def refused(actor, name, **given):
    with pytest.raises(Refusal) as caught:
        ask(actor, name, given)
    return caught.value.code


# Written by hand from the roles table: who holds the card when nobody is on the case, and who joins when
# everybody of ON_THE_CASE is.
LITERAL = {
    "name_card": ({"oak"}, set()),
    "timeline_digest": ({"pine", "rowan"}, {"larch", "maple"}),
    "consent_verdict": ({"pine"}, set()),
    "consent_count": ({"rowan"}, set()),
    "never_publish": (set(), {"hazel"}),
    "claim_digest": ({"pine"}, set()),
    "coded_claim": ({"rowan"}, set()),
}


def test_every_card_is_held_by_those_whom_the_table_shows_no_more_and_by_coordinators(network, case):
    run(network.cedar, "cases.give_consent", consent(case))
    attending.attend(network.ash)
    for kind in ("claim_digest", "coded_claim"):  # made when first something is cleared or coded
        rooms.room(network.ash.keys, UUID(case), kind, create=True)
    assert set(LITERAL) == set(MADE_FROM)
    for kind, (always, _assigned) in LITERAL.items():
        assert holders(network, case, kind) == {"ash", "fir"} | always, kind
    for member, role in ON_THE_CASE:
        network.assign(case, member, role)
    for kind, (always, assigned) in LITERAL.items():
        assert holders(network, case, kind) == {"ash", "fir"} | always | assigned, kind


def test_a_documenter_off_the_case_sees_letters_and_ages_and_no_name(network, case):
    found = seen(network.oak, case)
    assert [(one.label, one.band, one.minor) for one in found.persons] == [("A", "youth", True)]
    assert found.course is None
    assert found.allowed is None
    assert "oak" not in holders(network, case, "identity")
    stored = NameCard.objects.all()
    assert all(NAME not in str(one.document) for one in rows.read_all(network.oak.keys, stored))


@pytest.mark.parametrize("name", ["pine", "rowan"])
def test_press_and_analysts_see_that_something_happened_and_not_what(network, case, name):
    actor = getattr(network, name)
    found = seen(actor, case)
    assert [one.kind for one in found.course] == ["event", "opened"]
    assert found.persons is None
    assert name not in holders(network, case, "timeline")
    for one in rows.read_all(actor.keys, DigestLine.objects.all()):
        assert "stairwell" not in str(one.document)


def test_an_entry_that_is_struck_is_struck_on_the_digest(network, case):
    (entry,) = ask(network.ash, "cases.timeline", {"case": case})
    run(network.ash, "cases.strike_entry", {"case": case, "entry": str(entry.id), "why": "another day"})
    assert [(one.kind, one.struck) for one in seen(network.pine, case).course] == [
        ("event", True),
        ("opened", False),
    ]


def test_who_joins_as_psychologist_sees_the_course_and_who_leaves_sees_no_more_of_it(network, case):
    network.assign(case, "maple", "psychologist")
    assert len(seen(network.maple, case).course) == 2
    given = {"case": case, "member": str(network.maple.member), "role": "psychologist"}
    run(network.ash, "cases.unassign", given)
    run(network.cedar, "cases.add_entry", {"case": case, "text": "later"})
    assert refused(network.maple, "cases.part", case=case) == "not_found"


@pytest.mark.parametrize("name", ["birch", "hazel", "larch", "maple"])
def test_who_sees_nothing_of_a_case_gets_the_answer_for_a_case_that_does_not_exist(network, case, name):
    actor = getattr(network, name)
    assert refused(actor, "cases.part", case=case) == "not_found"
    assert ask(actor, "cases.parts", {}) == []
    assert refused(actor, "cases.part", case="11111111-1111-4111-8111-111111111111") == "not_found"


@pytest.mark.parametrize(("name", "count"), [("oak", 1), ("pine", 1), ("rowan", 1), ("ash", 0), ("cedar", 0)])
def test_the_list_of_parts_is_for_those_who_have_no_brief(network, case, name, count):
    found = ask(getattr(network, name), "cases.parts", {})
    assert [str(one.case) for one in found] == [case] * count
    assert [one.code for one in found] == [briefs.brief(network.ash.keys, case).code] * count


def consent(case, **more):
    now = clock.now()
    return {
        "case": case,
        "uses": ["public_anonymous", "public_named", "evidence"],
        "audiences": ["*"],
        "risks": "their family may be found",
        "expires": (now + timedelta(days=30)).isoformat(),
        **more,
    }


def may_say(network, case, use="public_anonymous", **more):
    return ask(network.pine, "cases.may_say", {"case": case, "use": use, **more}).allowed


def test_press_learns_yes_or_no_and_no_before_a_coordinator_has_looked(network, case):
    run(network.cedar, "cases.give_consent", consent(case))
    assert not may_say(network, case)
    attending.attend(network.fir)
    assert may_say(network, case)
    assert may_say(network, case, audience="a newspaper")
    assert not may_say(network, case, use="evidence")
    assert "pine" not in holders(network, case, "consent")


def test_a_minor_is_never_named_whoever_consents(network, case):
    (person,) = ask(network.ash, "cases.persons", {"case": case})
    run(network.cedar, "cases.give_consent", consent(case, person=str(person.id)))
    run(network.cedar, "cases.give_consent", consent(case))
    attending.attend(network.ash)
    assert may_say(network, case, person=str(person.id))
    assert not may_say(network, case, use="public_named", person=str(person.id))
    assert not may_say(network, case, use="public_named")
    run(network.ash, "cases.set_minor", {"case": case, "person": str(person.id), "minor": False})
    assert not may_say(network, case), "whatever changes about a person ends the verdict first"
    attending.attend(network.ash)
    assert may_say(network, case, use="public_named", person=str(person.id))


def test_what_is_withdrawn_is_no_at_once_even_by_who_reads_no_consent(network, case):
    run(network.cedar, "cases.give_consent", consent(case))
    attending.attend(network.ash)
    assert may_say(network, case)
    run(network.elm, "cases.withdraw_consent", {"case": case, "said": "stop everything"})
    assert not may_say(network, case)
    attending.attend(network.ash)
    assert not may_say(network, case)


def test_what_a_directive_forbids_is_no_at_once(network, case):
    run(network.cedar, "cases.give_consent", consent(case))
    attending.attend(network.ash)
    network.assign(case, "hazel", "lawyer")
    given = {"case": case, "forbids": ["public_anonymous"], "words": "never in public"}
    run(network.hazel, "cases.write_directive", given)
    assert not may_say(network, case)
    attending.attend(network.ash)
    assert not may_say(network, case)


def test_a_yes_ends_with_the_consent_although_nobody_looks_again(network, case):
    run(network.cedar, "cases.give_consent", consent(case))
    attending.attend(network.ash)
    with clock.held(clock.now() + timedelta(days=31)):
        assert not may_say(network, case)


def test_an_analyst_counts_consents_beside_how_many_cases_that_covers(network, case):
    run(network.cedar, "cases.give_consent", consent(case))
    network.open()
    attending.attend(network.ash)
    found = {one.use: one for one in ask(network.rowan, "cases.consent_counts", {})}
    assert (found["evidence"].consents, found["evidence"].cases, found["evidence"].of_cases) == (1, 1, 1)
    assert found["statistics"].consents == 0
    assert refused(network.pine, "cases.consent_counts") == "forbidden"


def test_an_entry_that_came_another_way_is_on_the_digest_after_a_coordinator_was_there(network, case):
    room = rooms.room(network.elm.keys, case, "timeline", create=True)
    rows.insert(
        network.elm.keys, TimelineEntry, room, EntryDocument(text="seen", kind="contact", noted=clock.now())
    )
    assert len(seen(network.pine, case).course) == 2
    attending.attend(network.ash)
    assert [one.kind for one in seen(network.pine, case).course].count("contact") == 1
    attending.attend(network.ash)
    assert len(seen(network.pine, case).course) == 3


def test_cards_go_with_the_room_that_they_are_made_from(network, case):
    for kind in ("identity", "timeline"):
        run(network.fir, "cases.ask_erasure", {"case": case, "kind": kind, "why": "they asked"})
        run(network.ash, "cases.erase_room", {"case": case, "kind": kind})
    assert not NameCard.objects.exists()
    assert not NeverPublish.objects.exists()
    assert not DigestLine.objects.exists()
    assert refused(network.pine, "cases.part", case=case) == "not_found"


def test_documenters_and_analysts_read_inquiries_of_every_case_without_what_consents_say(network, case):
    given = {
        "case": case,
        "kind": "inquiry",
        "audience": "regional prosecutor",
        "uses": ["government_named"],
        "text": "Is the person held by you?",
        "why": "three hours without a word",
    }
    run(network.ash, "cases.propose_disclosure", given)
    for name in ("oak", "rowan"):
        (line,) = ask(getattr(network, name), "cases.inquiries", {"case": case})
        assert line.text == given["text"]
        assert refused(getattr(network, name), "cases.proposals", case=case) in {"forbidden", "not_found"}
    assert refused(network.pine, "cases.inquiries", case=case) == "forbidden"


def test_everything_on_cards_fits_the_log(network, case):
    run(network.cedar, "cases.give_consent", consent(case))
    attending.attend(network.ash)
    assert Verdict.objects.exists()
    for name in ("ash", "oak", "pine", "rowan"):
        assert verify.check(network.cast[name]).findings == []
