"""The gates of playbooks that cases can answer. Who may not read the room in question finds them shut."""

from collections.abc import Sequence
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases import briefs, consents, contacts
from safeconduct.cases.rules.consent import Book, why_not
from safeconduct.desk.gates import computes
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal


@computes("consent_un")
def consent_un(actor: Actor, cases: Sequence[UUID]) -> bool:
    """Everybody in these cases agreed that the United Nations may be told."""
    return all(_everybody_agreed(actor, case, "un_only") for case in cases)


@computes("consent_medical")
def consent_medical(actor: Actor, cases: Sequence[UUID]) -> bool:
    """Everybody in these cases agreed that what a doctor finds may be evidence."""
    return all(_everybody_agreed(actor, case, "evidence") for case in cases)


@computes("contact_not_on_danger_list")
def contact_is_clean(actor: Actor, cases: Sequence[UUID]) -> bool:
    """Each case has a channel of which we know that nobody else has it."""
    return all(any(line.state == "clean" for line in contacts.lines(actor.keys, case)) for case in cases)


def _everybody_agreed(actor: Actor, case: UUID, use: str) -> bool:
    try:
        book = consents.book(actor.keys, case)
    except Refusal:
        return False
    persons: list[UUID | None] = [*briefs.brief(actor.keys, case).persons] or [None]
    return all(_agreed(book, person, use) for person in persons)


def _agreed(book: Book, person: UUID | None, use: str) -> bool:
    """Whether consent to this use holds now, of this person or of all, towards whomever it names."""
    theirs = [one for one in book.consents if one.person in {None, person}]
    return any(
        not why_not(one, book, use, audience, clock.now()) for one in theirs for audience in one.audiences
    )
