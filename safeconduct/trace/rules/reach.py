"""How long somebody is out of reach of anyone they trust. Pure.

The count runs from the deprivation of liberty to the first *private* contact with an own lawyer or a trusted
person (Body of Principles, 15 to 19; Convention on Enforced Disappearance, 17(2)(d)). Nothing else ends it:
no officer's or relative's word, no video, no appointed counsel, no talk with others present, no release of
two minutes at the gate.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from safeconduct.claims.rules.times import Answer, Span, before

MEETING, CALL, LETTER, VIDEO, WORD, RELEASE = "meeting", "call", "letter", "video", "word", "release"
TRUSTED: Final = frozenset({"own_lawyer", "trusted_person"})
WHO: Final = (
    "own_lawyer", "trusted_person", "appointed_counsel", "officer", "relative", "doctor", "visitor", "nobody",
)  # fmt: skip
HOW: Final = (MEETING, CALL, LETTER, VIDEO, WORD, RELEASE)
# Why something does not end the count, by what it was.
_BY_HOW: Final = {RELEASE: "release", VIDEO: "video", LETTER: "letter"}
_BY_WORD: Final = {"officer": "officers_word", "relative": "relatives_word"}
_BY_WHO: Final = {"appointed_counsel": "appointed_counsel"}
NOTHING = timedelta(0)


@dataclass(frozen=True)
class Contact:
    """What somebody says of contact with the person: `how`, with `who`, and whether nobody else was there.

    `private` None: nobody said. `how` WORD: no contact, but `who` says how the person is. Raises
    ValueError for other words than those of HOW and WHO.
    """

    id: UUID
    at: Span
    who: str
    how: str
    private: bool | None = None
    duress: bool = False
    stands: bool = True

    def __post_init__(self) -> None:
        if self.how not in HOW or self.who not in WHO:
            raise ValueError("a contact of no known kind")


@dataclass(frozen=True)
class Reach:
    """Out of reach for at least and at most so long (None: nobody knows).

    `ended_by`: the contact that ended it, `perhaps_by` those that ended it if they came after the
    deprivation; `not_ended_by`: each of the others with the reason why not, a code.
    """

    least: timedelta | None
    most: timedelta | None
    ended_by: UUID | None = None
    ended: Span | None = None
    perhaps_by: tuple[UUID, ...] = ()
    not_ended_by: tuple[tuple[UUID, str], ...] = ()

    @property
    def running(self) -> bool:
        """Whether it is still counted: what perhaps ended it does not stop it."""
        return self.ended_by is None


def incommunicado(since: Span, contacts: Iterable[Contact], now: datetime) -> Reach:
    """The hours out of reach from the deprivation of liberty `since`, as known at `now`."""
    judged = [(one, why_not(one, since, now)) for one in contacts]
    good = [one for one, why in judged if not why]
    sure = [one for one in good if before(since, one.at) is Answer.YES]
    perhaps = [one for one in good if one not in sure]
    first = min(sure, key=lambda one: (one.at.earliest or now, one.id), default=None)
    end = _first([one.at for one in sure], now)
    ends = [end.earliest, *(one.at.earliest for one in perhaps)]
    return Reach(
        least=_least(since, ends),
        most=None if since.earliest is None else max(min(end.latest or now, now) - since.earliest, NOTHING),
        ended_by=first.id if first else None,
        ended=end if first else None,
        perhaps_by=tuple(one.id for one in perhaps),
        not_ended_by=tuple((one.id, why) for one, why in judged if why),
    )


def why_not(contact: Contact, since: Span, now: datetime) -> str:
    """Why a contact does not end the count, as a code; empty for one that does."""
    if not contact.stands:
        return "retracted"
    if contact.how == WORD:
        return _BY_WORD.get(contact.who, "others_word")
    if contact.how in _BY_HOW:
        return _BY_HOW[contact.how]
    found = {
        _BY_WHO.get(contact.who, "not_trusted"): contact.who not in TRUSTED,
        "others_present": contact.private is False,
        "not_said_private": contact.private is None,
        "duress": contact.duress,
        "not_yet": contact.at.earliest is not None and contact.at.earliest > now,
        "before": before(contact.at, since) is Answer.YES,
    }
    return next((code for code, so in found.items() if so), "")


def began(seizures: Sequence[Span], contacts: Iterable[Contact], now: datetime) -> Span | None:
    """The deprivation of liberty from which to count, of several in their order; None without any.

    A new seizure begins a new count only when private contact surely lay between; a release alone does
    not, however it was called.
    """
    told = list(contacts)
    since: Span | None = None
    for seizure in seizures:
        if since is None or any(
            not why_not(one, since, now)
            and before(since, one.at) is Answer.YES
            and before(one.at, seizure) is Answer.YES
            for one in told
        ):
            since = seizure
    return since


def _first(spans: Sequence[Span], now: datetime) -> Span:
    """When the first of the contacts was that surely came after; now if there was none."""
    if not spans:
        return Span(now, now)
    earliest = [one.earliest for one in spans if one.earliest is not None]
    latest = [one.latest for one in spans if one.latest is not None]
    return Span(min(earliest), min(latest, default=None))


def _least(since: Span, ends: Sequence[datetime | None]) -> timedelta | None:
    """From the latest it can have begun to the earliest it can have ended."""
    if since.latest is None:
        return NOTHING
    return max(min((end - since.latest if end else NOTHING) for end in ends), NOTHING)
