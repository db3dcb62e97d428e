"""Only private contact with an own lawyer or a trusted person ends the hours out of reach."""

from dataclasses import replace
from datetime import timedelta

import pytest

from safeconduct.claims.rules.times import ALWAYS, Span
from safeconduct.trace.rules.reach import HOW, WHO, Contact, began, incommunicado
from tests.trace.rules.given import at, moment, named

HOUR = timedelta(hours=1)
TAKEN = at(0, 1)
LAWYER = Contact(named("meeting"), at(20, 1), "own_lawyer", "meeting", private=True)


def ended(contact):
    return incommunicado(TAKEN, [contact], moment(50)).ended_by is not None


def test_private_contact_with_the_own_lawyer_ends_it():
    reach = incommunicado(TAKEN, [LAWYER], moment(50))
    assert (reach.least, reach.most) == (19 * HOUR, 21 * HOUR)
    assert reach.ended_by == LAWYER.id
    assert not reach.running
    assert (reach.perhaps_by, reach.not_ended_by) == ((), ())


@pytest.mark.parametrize("who", ["own_lawyer", "trusted_person"])
@pytest.mark.parametrize("how", ["meeting", "call"])
def test_whom_they_chose_themselves_ends_it_in_private_and_when_is_said(who, how):
    contact = replace(LAWYER, who=who, how=how)
    reach = incommunicado(TAKEN, [contact], moment(50))
    assert (reach.ended_by, reach.ended, reach.perhaps_by) == (contact.id, contact.at, ())


def test_without_any_it_runs_until_now():
    reach = incommunicado(TAKEN, [], moment(50))
    assert (reach.least, reach.most, reach.running) == (49 * HOUR, 50 * HOUR, True)
    assert reach.ended is None


@pytest.mark.parametrize(
    ("who", "how", "private", "why"),
    [
        ("officer", "word", None, "officers_word"),
        ("relative", "word", None, "relatives_word"),
        ("nobody", "video", None, "video"),
        ("appointed_counsel", "meeting", True, "appointed_counsel"),
        ("own_lawyer", "meeting", False, "others_present"),
        ("own_lawyer", "call", None, "not_said_private"),
        ("nobody", "release", True, "release"),
        ("trusted_person", "release", True, "release"),
        ("trusted_person", "letter", True, "letter"),
        ("own_lawyer", "word", True, "others_word"),
        ("doctor", "meeting", True, "not_trusted"),
        ("visitor", "meeting", True, "not_trusted"),
    ],
)
def test_nothing_else_does_and_each_has_its_reason(who, how, private, why):
    contact = Contact(named("it"), at(9), who, how, private)
    reach = incommunicado(TAKEN, [contact], moment(50))
    assert reach.not_ended_by == ((contact.id, why),)
    assert (reach.least, reach.most) == (49 * HOUR, 50 * HOUR)


def test_a_release_of_two_minutes_at_the_gate_does_not_begin_a_new_count():
    seizures = [TAKEN, at(10)]
    release = Contact(named("gate"), at(9.9), "nobody", "release")
    assert began(seizures, [release], moment(50)) == TAKEN


def test_a_new_seizure_after_private_contact_begins_a_new_count():
    assert began([TAKEN, at(30)], [LAWYER], moment(50)) == at(30)
    assert began([TAKEN, at(15)], [LAWYER], moment(50)) == TAKEN


def test_contact_of_which_nobody_knows_whether_it_came_after_perhaps_ended_it():
    undated = Contact(named("undated"), ALWAYS, "own_lawyer", "call", private=True)
    reach = incommunicado(TAKEN, [undated], moment(50))
    assert reach.running
    assert reach.perhaps_by == (undated.id,)
    assert (reach.least, reach.most) == (0 * HOUR, 50 * HOUR)


def test_one_that_perhaps_came_after_shortens_what_is_certain_by_the_earliest_it_can_have_been():
    perhaps = replace(LAWYER, id=named("perhaps"), at=Span(moment(0.5), moment(30)))
    reach = incommunicado(TAKEN, [perhaps], moment(50))
    assert (reach.least, reach.most, reach.perhaps_by) == (0 * HOUR, 50 * HOUR, (perhaps.id,))
    both = incommunicado(TAKEN, [perhaps, LAWYER], moment(50))
    assert (both.least, both.most) == (0 * HOUR, 21 * HOUR)
    assert (both.ended_by, both.perhaps_by) == (LAWYER.id, (perhaps.id,))


def test_an_unknown_beginning_leaves_the_most_open():
    reach = incommunicado(Span(None, moment(1)), [], moment(50))
    assert (reach.least, reach.most) == (49 * HOUR, None)


def test_words_outside_the_vocabulary_are_refused():
    with pytest.raises(ValueError, match="no known kind"):
        Contact(named("x"), ALWAYS, WHO[0], "telepathy")
    with pytest.raises(ValueError, match="no known kind"):
        Contact(named("x"), ALWAYS, "ghost", HOW[0])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"stands": False}, "retracted"),
        ({"duress": True}, "duress"),
        ({"at": at(60)}, "not_yet"),
        ({"at": at(-2)}, "before"),
    ],
)
def test_contact_that_was_taken_back_forced_or_at_another_time_does_not_end_it(change, why):
    contact = replace(LAWYER, **change)
    assert incommunicado(TAKEN, [contact], moment(50)).not_ended_by == ((contact.id, why),)


def test_the_first_of_several_contacts_ends_it_and_no_later_than_now():
    second = replace(LAWYER, id=named("second"), at=at(40))
    for contacts in ([second, LAWYER], [LAWYER, second]):
        reach = incommunicado(TAKEN, contacts, moment(50))
        assert (reach.ended_by, reach.ended, reach.most) == (LAWYER.id, LAWYER.at, 21 * HOUR)
    vague = replace(LAWYER, at=at(20, 90))
    assert incommunicado(TAKEN, [vague], moment(50)).most == 50 * HOUR


def test_contact_that_perhaps_came_after_a_new_seizure_begins_no_new_count():
    assert began([TAKEN, at(20.5)], [LAWYER], moment(50)) == TAKEN


def test_one_talk_that_ended_the_count_is_enough_whatever_else_did_not():
    letter = Contact(named("letter"), at(5), "own_lawyer", "letter", private=True)
    assert began([TAKEN, at(30)], [letter, LAWYER], moment(50)) == at(30)


def test_a_talk_that_perhaps_came_before_they_were_taken_begins_no_new_count():
    assert began([TAKEN, at(30)], [replace(LAWYER, at=at(0.5))], moment(50)) == TAKEN


def test_which_of_two_talks_was_first_nobody_need_know():
    vague = replace(LAWYER, id=named("vague"), at=at(10, 80))
    assert incommunicado(TAKEN, [LAWYER, vague], moment(99)).ended == at(10, 11)
    since = replace(LAWYER, id=named("since"), at=Span(moment(15), None))
    assert incommunicado(TAKEN, [LAWYER, since], moment(99)).ended == at(15, 6)


def test_who_was_perhaps_taken_just_now_is_out_of_reach_for_nothing_that_is_certain():
    reach = incommunicado(Span(moment(0), None), [], moment(50))
    assert (reach.least, reach.most) == (0 * HOUR, 50 * HOUR)


def test_contact_of_which_only_the_earliest_hour_is_known_ended_it_by_now():
    since = replace(LAWYER, at=Span(moment(20), None))
    reach = incommunicado(TAKEN, [since], moment(50))
    assert (reach.ended_by, reach.ended) == (LAWYER.id, Span(moment(20), None))
    assert (reach.least, reach.most) == (19 * HOUR, 50 * HOUR)


def test_which_of_two_talks_at_one_hour_is_named_does_not_depend_on_their_order():
    other = replace(LAWYER, id=named("other"))
    found = {incommunicado(TAKEN, order, moment(50)).ended_by for order in ([LAWYER, other], [other, LAWYER])}
    assert len(found) == 1


def test_contact_at_this_very_moment_ends_it():
    assert incommunicado(TAKEN, [replace(LAWYER, at=at(50))], moment(50)).ended_by == LAWYER.id
