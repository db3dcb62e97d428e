"""What a chain of custody is made of. Pure."""

from dataclasses import dataclass
from uuid import UUID

from safeconduct.claims.rules.grading import UNJUDGED, Grade
from safeconduct.claims.rules.times import Answer, Offset, Span
from safeconduct.trace.rules.said import Kind


@dataclass(frozen=True)
class Episode:
    """One stretch of the chain, as the claims it rests on tell it.

    `began` and `last` are its first and its last sign, `ended` when it was over at the latest;
    `going_on`: nobody says that it ended. `solid`: two independent sources say so, else it is only
    claimed. `order`: whether it came after the episode before it. `lasting` of a release: how long until
    they were in custody again. `doubts` are codes; `denied` are the claims of the same hands that they do
    not have them.
    """

    kind: Kind
    claims: tuple[UUID, ...]
    began: Span
    last: Span
    ended: Span
    by: str = ""
    to: str = ""
    place: str = ""
    grade: Grade = UNJUDGED
    solid: bool = False
    going_on: bool = False
    order: Answer = Answer.YES
    lasting: Offset | None = None
    doubts: tuple[str, ...] = ()
    denied: tuple[UUID, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether a clock may stop on it: two independent sources, and nothing that speaks against it. A
        release after which they were in custody again stops none."""
        return self.solid and not self.doubts

    @property
    def confirmed(self) -> bool:
        """Whether it is believed until something else is: two independent sources, or probably true from
        a usually reliable one."""
        if "duress" in self.doubts:
            return False
        return self.solid or (self.grade.information <= 2 and self.grade.source in "AB")


@dataclass(frozen=True)
class Gap:
    """What nobody knows: from the last sign to the next, or to now while it is `counting`."""

    since: Span
    until: Span
    length: Offset
    counting: bool = False


@dataclass(frozen=True)
class Aside:
    """A claim that decides nothing, and why: retracted, replaced, from_custody, not_yet, undated."""

    claim: UUID
    why: str


@dataclass(frozen=True)
class Reason:
    """A code, and the claims it rests on."""

    code: str
    claims: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Custody:
    """The chain of one person's custody, and where they are, as claimed.

    `versions`: for each event that is told in more ways than one, all of them, the one that stands in
    `bands` first. `unknown`: the sum of the gaps. `behind`: who ordered or supervises it.
    """

    bands: tuple[Episode | Gap, ...]
    versions: tuple[tuple[Episode, ...], ...]
    unknown: Offset
    status: str
    reasons: tuple[Reason, ...]
    behind: tuple[Episode, ...] = ()
    denials: tuple[UUID, ...] = ()
    aside: tuple[Aside, ...] = ()

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """The bands without the gaps."""
        return tuple(one for one in self.bands if isinstance(one, Episode))
