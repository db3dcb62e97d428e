"""What is said of one thing by several, side by side, and which claim a figure rests on."""

from collections import defaultdict
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase
from safeconduct.claims.echoing import topic_of
from safeconduct.claims.queries.lines import ClaimLine, claim_line
from safeconduct.claims.rules.competing import Topic, compete
from safeconduct.claims.rules.figures import in_order
from safeconduct.claims.weighing import Weighed, weighed
from safeconduct.kernel.text import N_


class Figure(msgspec.Struct, kw_only=True, frozen=True):
    """What was done to whom, as several say it. `rests_on` is the claim that a figure names; `claims` are
    all that speak of it, that one first. `competing`: their times cannot all be right."""

    act: str
    whom: str
    person: UUID | None
    rests_on: UUID
    competing: bool
    claims: list[ClaimLine]


@query(
    "claims.figures",
    title=N_("What the figures of a case rest on"),
    may=access.opens("claims"),
    example={"case": EXAMPLE_ID},
)
def figures(actor: Actor, given: ByCase) -> list[Figure]:
    """Everything of which claims of the case say that it was done to somebody, each with the claim that it
    rests on. Raises NOT_FOUND."""
    about: dict[Topic, list[Weighed]] = defaultdict(list)
    for one in in_order(weighed(actor.keys, given.case)):
        if (found := topic_of(one)) is not None:
            about[found].append(one)
    return [_figure(claims) for claims in about.values()]


def _figure(claims: list[Weighed]) -> Figure:
    best = claims[0]
    target = best.document.object
    return Figure(
        act=best.document.act,
        whom=target.said if target else "",
        person=target.person if target else None,
        rests_on=best.id,
        competing=compete(one.span for one in claims),
        claims=[claim_line(one) for one in claims],
    )
