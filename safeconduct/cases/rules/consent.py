"""What consent allows today. Pure.

Consent is per use and audience, dated, expiring, revocable. What was given in custody is void until it
was repeated in private. Relatives' consent is not the person's: relatives may be the captors.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

ANY = "*"
# In whose name consent counts as the person's own. A relative's word is kept and allows nothing.
COUNTING = frozenset({"person", "guardian", "delegate", "lawyer"})
# A minor's name, picture and voice are not publishable, whoever asks.
NEVER_OF_A_MINOR = frozenset({"public_named", "photo_voice"})


@dataclass(frozen=True)
class Given:
    """One consent as far as it matters. `person` None: of everybody in the case who can speak for it."""

    id: UUID
    person: UUID | None
    uses: frozenset[str]
    audiences: frozenset[str]
    capacity: str
    given: datetime
    expires: datetime
    in_custody: bool = False


@dataclass(frozen=True)
class Withdrawn:
    """The end of a consent for some uses (none named: for all).

    `of` None: of every consent that was given until then, by `person` or (None) by anybody.
    """

    of: UUID | None
    uses: frozenset[str]
    at: datetime
    person: UUID | None = None

    def ends(self, one: Given, use: str) -> bool:
        """Whether this ends what the consent says about a use."""
        if self.uses and use not in self.uses:
            return False
        if self.of is not None:
            return self.of == one.id
        return self.person in {None, one.person} and one.given <= self.at


@dataclass(frozen=True)
class Book:
    """Everything that was said about consent in one case."""

    consents: tuple[Given, ...] = ()
    withdrawals: tuple[Withdrawn, ...] = ()
    verified: frozenset[UUID] = field(default_factory=frozenset)


def why_not(one: Given, book: Book, use: str, audience: str, now: datetime) -> str:
    """Why a consent does not allow this use towards this audience now; empty when it does.

    Codes: other_use, other_audience, not_theirs, not_yet, expired, withdrawn, from_custody.
    """
    faults = (
        ("other_use", use not in one.uses),
        ("other_audience", not heard(one.audiences, audience)),
        ("not_theirs", one.capacity not in COUNTING),
        ("not_yet", now < one.given),
        ("expired", now >= one.expires),
        ("withdrawn", any(withdrawal.ends(one, use) for withdrawal in book.withdrawals)),
        ("from_custody", one.in_custody and one.id not in book.verified),
    )
    return next((code for code, stands in faults if stands), "")


def allows(book: Book, person: UUID | None, use: str, audience: str, now: datetime) -> bool:
    """Whether some consent of this person allows this use towards this audience now."""
    theirs = (one for one in book.consents if one.person == person)
    return any(not why_not(one, book, use, audience, now) for one in theirs)


def heard(audiences: Iterable[str], audience: str) -> bool:
    """Whether consent towards `audiences` covers one audience; capitals and blanks do not matter."""
    said = {plain(one) for one in audiences}
    return ANY in said or plain(audience) in said


def plain(audience: str) -> str:
    """An audience as it is compared."""
    return " ".join(audience.casefold().split())
