"""What the pages of trace show, in the reader's words."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from safeconduct.acts import registry
from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.cases import parts
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.people import members
from safeconduct.trace import shown, words
from safeconduct.trace.queries import AnswerLine, AttemptLine, HeldLine, PersonLine, QuestionLine

# What may be written where nothing may be read.
FORMS = ("record_answer", "log_attempt", "plan_visit")


def case(actor: Actor, case: UUID) -> dict[str, Any]:
    """Everything on the page of one case; what the reader does not open is None and is not there.

    Raises Refusal NOT_FOUND for who neither reads nor writes any of it.
    """
    code = parts.code(actor.keys, case)
    found = opened(actor, "whereabouts", case)
    asked = opened(actor, "inquiries", case)
    if code is None or (found is None and asked is None and not may_write(actor)):
        raise Refusal(NOT_FOUND)
    labels = parts.letters(actor.keys, case)
    answers = opened(actor, "answers", case) or []
    attempts, visits = opened(actor, "attempts", case), opened(actor, "visits", case)
    lines = [] if found is None else _together(actor, case, found)
    return {
        "code": code,
        "case_id": case,
        "groups": None if found is None else lines,
        "taken": any(one["taken"] for one in lines),
        "clocks": None if found is None else _clocks(actor, found, case),
        "questions": None if asked is None else [_question(actor, one, labels, case) for one in asked],
        "loose": [_answer(actor, one, case) for one in answers if one.asked is None],
        "attempts": None if attempts is None else [_attempt(actor, one, labels) for one in attempts],
        "let_in": sum(one.result in {"private", "present"} for one in attempts or []),
        "visits": visits and [(one, _about(one.persons, labels)) for one in visits],
    }


def panel(actor: Actor, case: UUID) -> dict[str, Any] | None:
    """The short of it for the page of the case; None for who neither reads nor writes any of it."""
    found = opened(actor, "whereabouts", case)
    if found is None and opened(actor, "inquiries", case) is None and not may_write(actor):
        return None
    lines = [one for one in _together(actor, case, found or []) if one["taken"]]
    return {"case_id": case, "groups": lines, "reads": found is not None}


def board(actor: Actor) -> dict[str, Any]:
    """Everybody who is held, in words."""
    found: list[HeldLine] = ask(actor, "trace.held", {})
    return {"held": [_held(actor, one) for one in found]}


def opened(actor: Actor, name: str, case: UUID) -> Any:
    """What a query of trace answers; None for whom it refuses."""
    try:
        return ask(actor, f"trace.{name}", {"case": str(case)})
    except Refusal:
        return None


def may_write(actor: Actor) -> bool:
    """Whether the reader may write answers and attempts down, on a case of theirs."""
    return any(registry.find_action(f"trace.{name}").policy.admits(actor) for name in FORMS)


def who(actor: Actor, handle: UUID | None) -> str:
    """The name of a colleague."""
    return (members.name_of(actor.keys, handle) or str(handle)[:8]) if handle else ""


def _together(actor: Actor, case: UUID, found: Iterable[PersonLine]) -> list[dict[str, Any]]:
    """Those of whom the same is told stand together: who were taken together are not shown twice."""
    groups: dict[Any, list[PersonLine]] = {}
    for one in found:
        chain, gone = one.custody, one.reach
        told = (
            chain.status,
            chain.claim,
            tuple(band.claim for band in chain.bands),
            gone.least,
            gone.running,
        )
        groups.setdefault(told, []).append(one)
    return [shown.group(actor, case, each) for each in groups.values()]


def _clocks(actor: Actor, found: list[PersonLine], case: UUID) -> dict[str, Any]:
    """What is owed, with those of whom it holds; what is settled or cannot be reckoned apart."""
    rules: dict[Any, list[str]] = {}
    lines: dict[Any, Any] = {}
    for one in found:
        for line in one.clocks:
            key = (line.rule, line.state, line.earliest, line.latest)
            lines[key] = line
            rules.setdefault(key, []).append(line.label)
    everybody = len(found)
    made = [
        {
            **shown.clock(actor, line, case),
            "of": "" if len(rules[key]) == everybody else ", ".join(rules[key]),
        }
        for key, line in lines.items()
    ]
    owed = [one for one in made if one["line"].state not in {"satisfied", "unknown"}]
    return {"owed": owed, "rest": [one for one in made if one not in owed]}


def _question(actor: Actor, one: QuestionLine, labels: dict[UUID, str], case: UUID) -> dict[str, Any]:
    return {
        "line": one,
        "state": _(words.QUESTION_STATES[one.state]),
        "mark": {"late": "over", "put": "soon", "allowed": "soon"}.get(one.state, ""),
        "channel": _(words.CHANNELS[one.channel]) if one.channel else "",
        "about": _about(one.persons, labels),
        "by": who(actor, one.by),
        "answers": [_answer(actor, each, case) for each in one.answers],
    }


def _answer(actor: Actor, one: AnswerLine, case: UUID) -> dict[str, Any]:
    return {
        "line": one,
        "channel": _(words.CHANNELS[one.channel]),
        "by": who(actor, one.by),
        "claims": None if one.claims is None else shown.told(actor, case, one.claims),
        "earlier": [(each, who(actor, each.by)) for each in one.earlier],
    }


def _attempt(actor: Actor, one: AttemptLine, labels: dict[UUID, str]) -> dict[str, Any]:
    return {
        "line": one,
        "capacity": _(words.CAPACITIES[one.capacity]),
        "result": _(words.RESULTS[one.result]),
        "barred": one.result in {"refused", "waited"},
        "about": _about(one.persons, labels),
        "by": who(actor, one.by),
        "earlier": [(each, _(words.RESULTS[each.result]), who(actor, each.by)) for each in one.earlier],
    }


def _about(persons: list[UUID], labels: dict[UUID, str]) -> str:
    return ", ".join(labels.get(one, "") for one in persons)


def _held(actor: Actor, one: HeldLine) -> dict[str, Any]:
    return {
        "line": one,
        "url": f"/cases/{one.case}/trace",
        "status": _(words.STATUSES[one.status]),
        "status_why": shown.why(one.case, one.custody.claim),
        "reach": shown.reach(one.reach),
        "reach_why": shown.why(one.case, one.reach.claim),
        "next": shown.clock(actor, one.next, one.case) if one.next else None,
        "why": shown.why(one.case, one.last_claim),
        "sign": shown.when(actor, one.last_sign_earliest, one.last_sign_latest),
    }
