"""Legal clocks: what a rule says at a given time of what is known. Pure.

1. The rule applies if its conditions hold, the law was in force, and no rule that suspends it applies.
   What nobody knows makes each of these "perhaps".
2. The term runs from the event that triggers it. If its time is not known but that of something which
   came before it is, it began no earlier than that.
3. The term is over between an earliest and a latest moment. Past the earliest it is possibly overdue,
   past the latest certainly.
4. "Perhaps" anywhere, or a rule that no lawyer signed: never more than possibly.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from safeconduct.claims.rules.times import Answer, Span, before
from safeconduct.trace.rules.counting import clocks_of, deadline
from safeconduct.trace.rules.pack import Condition, Days, Example, Rule
from safeconduct.trace.rules.vocabulary import (
    AFTER,
    CERTAINLY,
    DOES_NOT_APPLY,
    NOT_DUE,
    POSSIBLY,
    SATISFIED,
    UNKNOWN,
)


@dataclass(frozen=True)
class Happened:
    """When something happened, on which claims it rests, and whether that is sure.

    Not sure is what one source says, what those say who owe the duty, and what was said in custody: it
    starts a clock, but never stops one.
    """

    span: Span
    claims: tuple[UUID, ...] = ()
    sure: bool = True


@dataclass(frozen=True)
class Facts:
    """What is known of one person: `happened` by event, `known` facts by name (none: not known).

    `zones`: those that the place may live by, IANA names; none: the place is not known. `days_off`: the
    holidays there.
    """

    happened: Mapping[str, Happened] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    zones: tuple[str, ...] = ()
    days_off: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Inputs:
    """What a deadline was reckoned from, so that anybody can reckon it again."""

    trigger: str
    start: Span
    claims: tuple[UUID, ...]
    facts: tuple[tuple[str, str], ...]
    zones: tuple[str, ...]
    now: datetime


@dataclass(frozen=True)
class Due:
    """What a rule says. `earliest` and `latest` bound the deadline, None: open.

    `late` of something satisfied: whether it came after the deadline. `perhaps`: codes of what nobody
    knows, for which it is not said more firmly. `reviewed` False: shown as "may be overdue (unreviewed)".
    """

    rule: str
    version: str
    state: str
    reviewed: bool
    inputs: Inputs
    earliest: datetime | None = None
    latest: datetime | None = None
    late: Answer = Answer.NO
    satisfied: tuple[UUID, ...] = ()
    perhaps: tuple[str, ...] = ()


def due(rule: Rule, facts: Facts, now: datetime) -> Due:
    """What the rule says at `now`. A pack that nobody signed never says "certainly overdue"."""
    found = _reckoned(rule, facts, now)
    if rule.reviewed:
        return found
    late = Answer.PERHAPS if found.late is Answer.YES else found.late
    return replace(found, state=POSSIBLY if found.state == CERTAINLY else found.state, late=late)


def tried(rule: Rule, example: Example) -> Due:
    """What the rule would say of one of its examples if it were signed."""
    happened = {name: Happened(span(text)) for name, text in example.happened.items()}
    facts = Facts(happened=happened, known=example.facts, zones=tuple(example.zones))
    return _reckoned(rule, facts, example.now)


def span(text: str) -> Span:
    """Read "earliest/latest" or one instant, ISO 8601 with an offset; ".." is open."""
    sides = text.split("/") if "/" in text else [text, text]
    earliest, latest = (None if side == ".." else datetime.fromisoformat(side) for side in sides)
    return Span(earliest, latest)


def _reckoned(rule: Rule, facts: Facts, now: datetime) -> Due:
    began, perhaps = _start(rule, facts)
    if began is None:
        return Due(rule.id, rule.version, UNKNOWN, rule.reviewed, _inputs(rule, facts, None, now))
    ends = deadline(began.span, rule.limit, rule.count, rule.end_rule, facts.zones, facts.days_off)
    applies, doubts = _applies(rule, facts, began.span)
    found = Due(
        rule=rule.id,
        version=rule.version,
        state=NOT_DUE,
        reviewed=rule.reviewed,
        inputs=_inputs(rule, facts, began, now),
        earliest=ends.earliest,
        latest=ends.latest,
        perhaps=(*perhaps, *doubts),
    )
    if applies is Answer.NO:
        return replace(found, state=DOES_NOT_APPLY, perhaps=())
    return _judged(found, _satisfied(rule, facts, began.span, now), now)


def _judged(found: Due, done: tuple[Happened, Answer] | None, now: datetime) -> Due:
    """The state by the deadline, by what satisfied it, and by what nobody knows."""
    ends = Span(found.earliest, found.latest)
    if done is not None and done[0].sure and done[1] is Answer.YES:
        late = before(ends, done[0].span)
        if found.perhaps and late is Answer.YES:
            late = Answer.PERHAPS
        return replace(found, state=SATISFIED, late=late, satisfied=done[0].claims)
    if done is not None:
        found = replace(found, perhaps=(*found.perhaps, "satisfied"), satisfied=done[0].claims)
    if found.earliest is not None and now <= found.earliest:
        return found
    sure = found.latest is not None and now > found.latest and not found.perhaps
    return replace(found, state=CERTAINLY if sure else POSSIBLY)


def _start(rule: Rule, facts: Facts) -> tuple[Happened | None, tuple[str, ...]]:
    """When the term began to run, and what is not known of it."""
    name, doubts = rule.trigger, []
    while name not in facts.happened and name in AFTER:
        doubts.append(name)
        name = AFTER[name]
    told = facts.happened.get(name)
    if told is None:
        return None, ()
    if not told.sure:
        doubts.append(name)
    if name == rule.trigger:
        return told, tuple(doubts)
    return replace(told, span=Span(told.span.earliest, None)), tuple(doubts)


def _satisfied(rule: Rule, facts: Facts, start: Span, now: datetime) -> tuple[Happened, Answer] | None:
    """What satisfied it, and whether that came after the start; the surest, then the first."""
    told = [facts.happened[name] for name in sorted(rule.satisfied_by) if name in facts.happened]
    past = [one for one in told if one.span.earliest is None or one.span.earliest <= now]
    judged = [(one, _since(start, one.span)) for one in past]
    able = [(one, so) for one, so in judged if so is not Answer.NO]
    return min(able, key=lambda pair: (pair[1] is not Answer.YES, not pair[0].sure), default=None)


def _since(start: Span, at: Span) -> Answer:
    """Whether something came at or after the start."""
    if before(at, start) is Answer.YES:
        return Answer.NO
    sure = start.latest is not None and at.earliest is not None and at.earliest >= start.latest
    return Answer.YES if sure else Answer.PERHAPS


def _applies(rule: Rule, facts: Facts, start: Span) -> tuple[Answer, tuple[str, ...]]:
    """Whether the rule applies to what began then, and the codes of what is not known."""
    answers = {one.fact: _holds(one, facts) for one in rule.when}
    answers["valid"] = falls_on(rule.valid, start, facts.zones)
    answers["valid_for_facts"] = falls_on(rule.valid_for_facts, start, facts.zones)
    for other in rule.suspended_by:
        answers[other.id] = _not(_applies(other, facts, start)[0])
    if Answer.NO in answers.values():
        return Answer.NO, ()
    doubts = tuple(name for name, answer in answers.items() if answer is Answer.PERHAPS)
    return (Answer.PERHAPS if doubts else Answer.YES), doubts


def _holds(condition: Condition, facts: Facts) -> Answer:
    known = facts.known.get(condition.fact)
    if known is None:
        return Answer.PERHAPS
    return Answer.YES if known == condition.is_ else Answer.NO


def falls_on(days: Days, at: Span, zones: tuple[str, ...]) -> Answer:
    """Whether an instant of the span falls on these days, in the zone of the place.

    What began before something, nobody knows when, is not taken to be older than the law.
    """
    places = clocks_of(zones)
    earliest = (
        min((at.earliest.astimezone(zone).date() for zone in places), default=None) if at.earliest else None
    )
    latest = max((at.latest.astimezone(zone).date() for zone in places), default=None) if at.latest else None
    if (days.first and latest and latest < days.first) or (days.last and earliest and earliest > days.last):
        return Answer.NO
    since = earliest or latest
    begins = days.first is None or (since is not None and since >= days.first)
    ends = days.last is None or (latest is not None and latest <= days.last)
    return Answer.YES if begins and ends else Answer.PERHAPS


def _not(answer: Answer) -> Answer:
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(answer, Answer.PERHAPS)


def _inputs(rule: Rule, facts: Facts, began: Happened | None, now: datetime) -> Inputs:
    asked = {one.fact for part in (rule, *rule.suspended_by) for one in part.when}
    return Inputs(
        trigger=rule.trigger,
        start=began.span if began else Span(),
        claims=began.claims if began else (),
        facts=tuple((name, facts.known.get(name, "")) for name in sorted(asked)),
        zones=facts.zones,
        now=now,
    )
