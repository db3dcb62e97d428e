"""Which claims of a case are one voice: they say the same, and something is behind both of them."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from safeconduct.claims.documents import Party
from safeconduct.claims.rules.competing import Topic, echoes, topic
from safeconduct.claims.rules.independence import origins
from safeconduct.claims.rules.weight import Weights
from safeconduct.claims.weighing import Weighed


def topic_of(one: Weighed) -> Topic | None:
    """What was done to whom, as this claim says it."""
    target = one.document.object or Party()
    return topic(one.document.act, target.person, target.said)


def echoing(claims: Iterable[Weighed], weights: Weights) -> dict[UUID, UUID]:
    """Each claim that is an echo, with the earlier claim that is its voice.

    Claims say the same if they speak of the same thing, or if somebody noted that one corroborates another.
    `claims` stand in the order in which they were written down.
    """
    claims = list(claims)
    place = {one.id: number for number, one in enumerate(claims)}
    comes_from = {one.id: origins(weights.voices[one.id].begins, weights.derived) for one in claims}
    found: dict[UUID, UUID] = {}
    for alike in _alike(claims, weights):
        ordered = sorted(alike, key=place.__getitem__)
        for echo, voice in echoes(ordered, [comes_from[one] for one in ordered]).items():
            found.setdefault(echo, voice)
    return found


def _alike(claims: list[Weighed], weights: Weights) -> Iterable[set[UUID]]:
    about: dict[Topic, set[UUID]] = defaultdict(set)
    for one in claims:
        if (thing := topic_of(one)) is not None and one.id not in weights.replaced_by:
            about[thing].add(one.id)
        if supporters := weights.supporters(one.id):
            yield {one.id, *supporters}
    yield from about.values()
