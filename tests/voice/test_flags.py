"""When what a text rests on changes, every text is flagged, and a published one is decided upon."""

import hashlib

import pytest

from safeconduct.engine.models import Order
from safeconduct.keys import verify
from safeconduct.voice.models import Publication, Published
from safeconduct.voice.public.reading import everything
from tests.voice.conftest import Desk


@pytest.mark.parametrize("how", ["retracted", "retracted_under_duress", "contradicted", "denied", "replaced"])
def test_a_claim_that_changes_flags_every_language_and_channel_and_demands_a_decision(desk: Desk, how):
    statement, drafted = desk.published(), desk.draft()
    before = Order.objects.count()
    desk.change(how)
    (change,) = desk.view(statement).changes
    assert (change.how, change.published, change.open) == (how, True, True)
    assert (change.languages, change.channels) == (["en", "ru"], ["site", "telegram"])
    (early,) = desk.view(drafted).changes
    assert (early.published, early.open) == (False, False)
    assert Order.objects.count() == before + 1, "one alarm, for what stands in public"


def test_a_text_that_does_not_use_the_claim_is_left_alone(desk: Desk):
    free = desk.texts()
    for one in free:
        one["parts"] = one["parts"][1:]
    statement = desk.draft(texts=free)
    desk.change()
    assert desk.view(statement).changes == []


def test_it_is_decided_by_letting_it_stand_once_and_the_next_change_asks_again(desk: Desk):
    statement = desk.published()
    desk.change()
    assert desk.refused("oak", "voice.let_stand", statement=statement, why="no") == "forbidden"
    desk.do("ash", "voice.let_stand", statement=statement, why="the text gave both")
    assert not [one for one in desk.view(statement).changes if one.open]
    assert desk.refused("ash", "voice.let_stand", statement=statement, why="again") == "not_flagged"
    desk.change("denied")
    assert [one.how for one in desk.view(statement).changes if one.open] == ["denied"]


def test_a_correction_goes_through_the_same_gate_and_erases_nothing(desk: Desk):
    statement = desk.published()
    desk.change()
    plain = {"statement": statement, **desk.written()}
    assert desk.refused("pine", "voice.edit_statement", **plain) == "invalid", (
        "what is corrected must be said"
    )
    desk.corrected(statement)
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "not_submitted"
    desk.let_through(statement)
    view = desk.view(statement)
    assert (view.state, [one for one in view.changes if one.open]) == ("corrected", [])
    (entry,) = everything()
    first, second = entry.document.versions
    assert first.texts[0].parts[0].startswith("According to the lawyer,")
    assert [one.language for one in second.corrections] == ["en", "ru"]
    assert second.corrections[0].parts[0] == "We wrote: by police"


def test_a_correction_leaves_no_place_and_no_language_of_the_original_out(desk: Desk):
    statement = desk.published()
    for given in ({"channels": ["site"]}, {"texts": desk.texts("en"), "rest": "stands"}):
        with pytest.raises(Exception, match="invalid"):
            desk.corrected(statement, **given)


def test_what_was_withdrawn_is_neither_edited_nor_submitted_nor_signed_again(desk: Desk):
    """Whoever wrote on, or let it through, would learn only at the end that it can never stand there."""
    statement = desk.published()
    desk.corrected(statement)
    desk.do("ash", "voice.withdraw_statement", statement=statement, why="asked for")
    edit = {"statement": statement, **desk.written()}
    assert desk.refused("pine", "voice.edit_statement", **edit) == "text_withdrawn"
    for by, name in (("pine", "voice.submit_statement"), ("ash", "voice.publish_statement")):
        assert desk.refused(by, name, statement=statement) == "text_withdrawn"
    assert everything()[0].document.versions == []


def test_what_stands_in_public_word_for_word_is_not_published_again(desk: Desk):
    statement = desk.published()
    assert desk.refused("hazel", "voice.publish_statement", statement=statement) == "stands_in_public"


def test_a_withdrawal_takes_one_person_and_leaves_a_mark_without_a_word(desk: Desk):
    statement = desk.published()
    desk.do("hazel", "voice.withdraw_statement", statement=statement, why="the person asked for it")
    (entry,) = everything()
    assert entry.document.withdrawn is not None
    assert entry.document.versions == []
    (row,) = Published.objects.all()
    assert b"lawyer" not in bytes(row.sealed)
    assert desk.view(statement).state == "withdrawn"
    assert desk.refused("ash", "voice.withdraw_statement", statement=statement, why="x") == "not_public"
    assert desk.view(statement).history, "what was said is kept, sealed"


def test_consent_that_is_withdrawn_flags_what_stands_in_public(desk: Desk):
    statement = desk.published()
    (consent,) = desk.ask("hazel", "cases.consents").consents
    desk.do("hazel", "cases.withdraw_consent", consent=str(consent.id), said="no more")
    assert [one.how for one in desk.view(statement).changes if one.open] == ["consent_withdrawn"]


def test_consent_withdrawn_at_the_emergency_line_flags_what_stands_in_public(desk: Desk):
    """An operator takes the call and reads neither consents nor texts."""
    statement, drafted, before = desk.published(), desk.draft(), Order.objects.count()
    assert desk.refused("cedar", "cases.withdraw_consent", said="take it down") == ""
    (change,) = [one for one in desk.view(statement).changes if one.open]
    assert (change.how, change.published) == ("consent_withdrawn", True)
    assert Order.objects.count() == before + 1, "one alarm"
    assert not [one for one in desk.view(drafted).changes if one.open]
    desk.do("ash", "voice.withdraw_statement", statement=statement, why="they asked for it")
    assert not [one for one in desk.view(statement).changes if one.open]
    assert verify.check(desk.network.cast["ash"]).findings == []


def test_consent_withdrawn_at_the_emergency_line_wakes_nobody_where_nothing_was_published(desk: Desk):
    desk.draft()
    before = Order.objects.count()
    desk.do("cedar", "cases.withdraw_consent", said="no")
    assert Order.objects.count() == before


def test_everything_in_public_fits_the_log_and_is_signed_by_a_member(desk: Desk):
    statement = desk.published()
    desk.corrected(statement)
    desk.let_through(statement)
    assert verify.check(desk.network.cast["ash"]).findings == []
    (row,) = Published.objects.all()
    signed = [one.document.digest for one in _publications(desk)]
    assert hashlib.sha256(bytes(row.sealed)).digest() == signed[-1]


def _publications(desk: Desk):
    from safeconduct.keys import rows

    return rows.read_all(desk.network.cast["ash"], Publication.objects.order_by("leaf"))


def test_what_waited_for_approval_when_its_text_was_withdrawn_is_let_through_by_nobody(desk: Desk):
    statement = desk.published()
    first = desk.view(statement).gate.proposal
    desk.corrected(statement)
    waiting = desk.submit(statement)
    desk.do("ash", "voice.withdraw_statement", statement=statement, why="asked for")
    for proposal, answer in ((waiting, "text_recalled"), (first, "decided")):
        given = {"proposal": str(proposal), "reasons": "I have read it"}
        assert desk.refused("hazel", "cases.approve_disclosure", **given) == answer
        assert desk.refused("hazel", "cases.return_disclosure", **given) == answer
    assert [one.ended for one in desk.ask("hazel", "cases.proposals")] == [True, True]
    assert verify.check(desk.network.cast["ash"]).findings == []


def test_what_waited_for_approval_when_its_text_was_edited_is_let_through_by_nobody(desk: Desk):
    statement = desk.published()
    desk.corrected(statement)
    waiting = desk.submit(statement)
    desk.corrected(statement, rest="withdrawn")
    given = {"proposal": waiting, "reasons": "I have read it"}
    assert desk.refused("hazel", "cases.approve_disclosure", **given) == "decided"
    assert [one.ended for one in desk.ask("hazel", "cases.proposals") if str(one.id) == waiting] == [True]
