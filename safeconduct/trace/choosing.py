"""What forms of trace let one choose from."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.cases.choosing import Choices, choosing
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.trace.words import RESULTS
from safeconduct.web.moments import absolute, zone_named


@choosing("cases.inquiries")
def allowed(actor: Actor, case: UUID) -> Choices:
    """The inquiries that the gate lets through now, by whom they are for; behind them those that it did."""
    found = _asked(actor, "trace.inquiries", case)
    now = [(str(one.proposal), one.body) for one in found if one.allowed and one.state != "answered"]
    closed = _("the gate is closed now")
    return now + [(str(one.proposal), f"{one.body} ({closed})") for one in found if one.state == "closed"]


@choosing("trace.inquiries")
def questions(actor: Actor, case: UUID) -> Choices:
    """The questions that were put, the last first: those without an answer before the rest."""
    found = [one for one in _asked(actor, "trace.inquiries", case) if one.id is not None]
    found.reverse()
    ordered = sorted(found, key=lambda one: bool(one.answers))
    return [(str(one.id), f"{one.body}, {_stamp(actor, one.at)}") for one in ordered]


@choosing("trace.answers")
def answers(actor: Actor, case: UUID) -> Choices:
    """Answers, by who gave them and how they begin."""
    return [(str(one.id), f"{one.body}: {one.text[:60]}") for one in _asked(actor, "trace.answers", case)]


@choosing("trace.attempts")
def attempts(actor: Actor, case: UUID) -> Choices:
    """Attempts, by when, who and what came of it."""
    found = _asked(actor, "trace.attempts", case)
    return [(str(one.id), f"{_stamp(actor, one.at)}, {one.who}: {_(RESULTS[one.result])}") for one in found]


@choosing("trace.visits")
def visits(actor: Actor, case: UUID) -> Choices:
    """Planned visits, by when and who."""
    found = _asked(actor, "trace.visits", case)
    return [(str(one.id), f"{_stamp(actor, one.at)}, {one.who}: {one.where}") for one in found]


def _asked(actor: Actor, name: str, case: UUID) -> list[Any]:
    """What a query answers; nothing for whom it refuses, who then has nothing to choose from."""
    try:
        found: list[Any] = ask(actor, name, {"case": str(case)})
    except Refusal:
        return []
    return found


def _stamp(actor: Actor, at: Any) -> str:
    return absolute(at, zone_named(actor.zone), clock.now())
