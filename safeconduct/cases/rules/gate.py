"""The one gate: inquiry, complaint or appeal, and public statement all tell somebody something. Pure.

1. Each needs consent for its uses and its audience, a risk review less than 72 hours old, two persons
   and no legal flag. An inquiry or complaint has two persons with its drafter and one who approves; a
   public statement needs two who approve. Nobody approves their own draft, and one who vouches for the
   facts alone does not decide.
2. The captor decides the default. Against a default of silence somebody must have said why.
3. The night path: an inquiry alone, on a directive or to protect life, by one person with the reason
   written; a second reviews it within the hour. It waives the second person, and consent where the
   directive or a danger to life stands for it. It never waives a legal flag, a risk review, or what a
   person has forbidden. A public statement always takes two.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from safeconduct.cases.rules import consent
from safeconduct.cases.rules.consent import Book

RISK_COUNTS_FOR = timedelta(hours=72)
NIGHT_REVIEW_WITHIN = timedelta(hours=1)
APPROVALS = {"inquiry": 1, "complaint": 1, "statement": 2}
# What a kind of disclosure may rest on: every use named in a proposal must be one of these.
USES = {
    "inquiry": frozenset({"government_named", "share_partner"}),
    "complaint": frozenset({"act_for_me", "government_named", "un_only"}),
    "statement": frozenset({"public_anonymous", "public_named", "photo_voice"}),
}
# Silence is the default where an inquiry or a word in public tells a captor what they lack, or ends
# a negotiation (families, extortionists), and wherever nobody knows yet who it is.
DEFAULTS = {
    "state": {"inquiry": "make", "complaint": "make", "statement": "make"},
    "family": {"inquiry": "hold", "complaint": "hold", "statement": "hold"},
    "extortionist": {"inquiry": "hold", "complaint": "hold", "statement": "hold"},
    "unknown": {"inquiry": "hold", "complaint": "hold", "statement": "hold"},
}
GROUNDS = frozenset({"directive", "life"})


@dataclass(frozen=True)
class Wish:
    """What somebody wants to tell whom. `minor` is True as soon as one person is, or may be."""

    kind: str
    uses: frozenset[str]
    audience: str
    persons: frozenset[UUID]
    named: bool
    minor: bool
    drafter: UUID
    against_default: str = ""
    night: str = ""
    ground: str = ""


@dataclass(frozen=True)
class Foresight:
    """A directive as far as it matters: uses it allows towards audiences, and uses it forbids."""

    person: UUID | None
    allows: frozenset[str]
    forbids: frozenset[str]
    audiences: frozenset[str]
    given: datetime
    expires: datetime
    revoked: bool = False


@dataclass(frozen=True)
class File:
    """What is known of the case when the gate is asked."""

    captor: str
    book: Book = field(default_factory=Book)
    directives: tuple[Foresight, ...] = ()
    risk_reviewed: datetime | None = None
    flagged: frozenset[str] = frozenset()
    approvers: frozenset[UUID] = frozenset()
    deciding: frozenset[UUID] = frozenset()  # those of them who approve the whole, not its facts alone


@dataclass(frozen=True)
class Verdict:
    """Whether it may be told, and what stands in the way; `night` when it passed by the night path."""

    blocks: tuple[str, ...]
    night: bool = False

    @property
    def open(self) -> bool:
        return not self.blocks


def judge(wish: Wish, file: File, now: datetime) -> Verdict:
    """Whether this may be told now. Blocks, in the order in which they are shown:

    no_use, persons, minor, legal_flag, forbidden, consent, risk_review, default, second_person, not_by_night.
    """
    blocks = [
        *_about_the_wish(wish),
        *(["legal_flag"] if wish.kind in file.flagged else []),
        *(["forbidden"] if _forbidden(wish, file, now) else []),
        *(["consent"] if not _consented(wish, file, now) else []),
        *(["risk_review"] if not risk_counts(file.risk_reviewed, now) else []),
        *(["default"] if default(file.captor, wish.kind) == "hold" and not wish.against_default else []),
    ]
    if wish.night:
        return Verdict(tuple(blocks + _by_night(wish)), night=True)
    others = file.approvers - {wish.drafter}
    if len(others) < APPROVALS[wish.kind] or not others & file.deciding:
        blocks.append("second_person")
    return Verdict(tuple(blocks))


def default(captor: str, kind: str) -> str:
    """`make` or `hold`: what is done when nobody says otherwise."""
    return DEFAULTS.get(captor, DEFAULTS["unknown"])[kind]


def risk_counts(reviewed: datetime | None, now: datetime) -> bool:
    """Whether a risk review still counts; one from the future does not, for a clock was set back."""
    return reviewed is not None and timedelta(0) <= now - reviewed < RISK_COUNTS_FOR


def _about_the_wish(wish: Wish) -> list[str]:
    """What is wrong with the wish itself, whatever stands in the file."""
    blocks = []
    needed = {"public_named"} if wish.kind == "statement" and wish.named else set()
    if not wish.uses or not wish.uses <= USES[wish.kind] or not needed <= wish.uses:
        blocks.append("no_use")
    if wish.named and not wish.persons:
        blocks.append("persons")
    public_name = wish.kind == "statement" and (wish.named or wish.uses & consent.NEVER_OF_A_MINOR)
    if wish.minor and public_name:
        blocks.append("minor")
    return blocks


def _consented(wish: Wish, file: File, now: datetime) -> bool:
    """Every person consented to every use towards this audience, or a directive or danger stands for it."""
    if wish.night and wish.ground == "life":
        return True
    persons: tuple[UUID | None, ...] = tuple(wish.persons) or (None,)
    return all(
        consent.allows(file.book, person, use, wish.audience, now) or _directed(wish, file, person, use, now)
        for person in persons
        for use in wish.uses
    )


def _directed(wish: Wish, file: File, person: UUID | None, use: str, now: datetime) -> bool:
    return any(
        one.person == person and use in one.allows and consent.heard(one.audiences, wish.audience)
        for one in file.directives
        if _holds(one, now)
    )


def _forbidden(wish: Wish, file: File, now: datetime) -> bool:
    """A directive forbids one of the uses. Nothing overrides that, not even a danger to life."""
    concerned = {*wish.persons, None}
    return any(
        one.forbids & wish.uses and (one.person in concerned or not wish.persons)
        for one in file.directives
        if _holds(one, now)
    )


def _holds(one: Foresight, now: datetime) -> bool:
    return not one.revoked and one.given <= now < one.expires


def _by_night(wish: Wish) -> list[str]:
    """One person may do this alone only for an inquiry, on one of the grounds."""
    return [] if wish.kind == "inquiry" and wish.ground in GROUNDS else ["not_by_night"]
