"""Packs of legal clocks: rules as data, in a closed vocabulary. Pure: the text is passed in.

A word that the format does not know is an error that names the rule and its line: a rule that is half
understood would be worse than none.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from safeconduct.trace.rules.counting import CLOCK, COUNTS, ENDS, EXACT, Limit, limit
from safeconduct.trace.rules.vocabulary import EVENTS, FACTS, STATES


class PackError(ValueError):
    """A pack that nobody could follow; says which rule, in which line, and why."""


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence in both languages."""

    en: Annotated[str, Meta(min_length=1)]
    ru: Annotated[str, Meta(min_length=1)]

    def to(self, language: str) -> str:
        """The sentence in a reader's language; English for every other than Russian."""
        return self.ru if language.startswith("ru") else self.en


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a rule stands. `checked`: the day its text was read (None: it was not); `confidence`: H, M, L."""

    act: Words
    article: Annotated[str, Meta(min_length=1)]
    confidence: Literal["H", "M", "L"]
    checked: date | None = None


class Condition(Struct, frozen=True, forbid_unknown_fields=True, rename={"is_": "is"}):
    """A fact, and what it must be for the rule to apply."""

    fact: str
    is_: str


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A case that a lawyer can check, and what the rule must say of it if it were signed."""

    what: Words
    now: datetime
    expect: str
    happened: dict[str, str] = {}
    facts: dict[str, str] = {}
    zones: list[str] = []
    deadline: str = ""


class _Rule(Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(pattern=r"^[a-z0-9_.]+$")]
    title: Words
    owes: Words
    source: Annotated[list[Source], Meta(min_length=1)]
    trigger: str
    duty_bearer: Words
    example: Annotated[list[Example], Meta(min_length=1)]
    kind: Literal["max", "immediately", "forbidden"] = "max"
    limit: str = "PT0S"
    count: str = CLOCK
    end_rule: str = EXACT
    valid: str = ".."
    valid_for_facts: str = ".."
    when: list[Condition] = []
    satisfied_by: list[str] = []
    suspended_by: list[str] = []
    note: Words | None = None
    reviewed_by: str = ""


class _Local(Struct, frozen=True, forbid_unknown_fields=True, rename={"is_": "is"}):
    fact: str
    is_: str
    regions: Annotated[list[Annotated[str, Meta(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]], Meta(min_length=1)]
    source: Annotated[list[Source], Meta(min_length=1)]
    valid: str = ".."
    note: Words | None = None
    reviewed_by: str = ""


class _Head(Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(pattern=r"^[a-z]+$")]
    version: Annotated[str, Meta(pattern=r"^\d+\.\d+\.\d+$")]
    jurisdiction: str
    title: Words
    reviewed_by: str = ""


@dataclass(frozen=True)
class Days:
    """From the first to the last day, both counted; None: open."""

    first: date | None
    last: date | None


@dataclass(frozen=True)
class Rule:
    """One rule, ready to be reckoned. `reviewed_by` is the lawyer who signed it, empty for nobody."""

    id: str
    version: str
    title: Words
    owes: Words
    sources: tuple[Source, ...]
    trigger: str
    kind: str
    limit: Limit
    count: str
    end_rule: str
    valid: Days
    valid_for_facts: Days
    when: tuple[Condition, ...]
    satisfied_by: frozenset[str]
    duty_bearer: Words
    note: Words | None
    reviewed_by: str
    examples: tuple[Example, ...]
    suspended_by: tuple["Rule", ...] = field(default=())

    @property
    def reviewed(self) -> bool:
        """Whether a lawyer signed it. If not, it accuses nobody."""
        return bool(self.reviewed_by)


@dataclass(frozen=True)
class Local:
    """A fact that follows from the place: in these `regions` (ISO 3166-1 or 3166-2) it is `value`, on the
    days `valid`. It counts once a lawyer signed it."""

    fact: str
    value: str
    regions: frozenset[str]
    valid: Days
    reviewed_by: str


@dataclass(frozen=True)
class Pack:
    """A pack of rules for one jurisdiction."""

    id: str
    version: str
    jurisdiction: str
    title: Words
    rules: tuple[Rule, ...]
    local: tuple[Local, ...] = ()


def load(text: str) -> Pack:
    """Read a pack. Raises PackError, which names the rule and its line."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise PackError(str(fault)) from None
    if unknown := set(raw) - {"pack", "rule", "fact"}:
        raise PackError(f"no such table: {min(unknown)}")
    try:
        head = msgspec.convert(raw.get("pack", {}), _Head)
        _named(head.reviewed_by)
    except ValueError as fault:
        raise PackError(f"[pack]: {fault}") from None
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[rule]]"]
    rules: dict[str, Rule] = {}
    read: list[_Rule] = []
    for given, line in zip(raw.get("rule", []), lines, strict=True):
        try:
            one = msgspec.convert(given, _Rule)
            if one.id in rules:
                raise ValueError("there are two of it")
            rules[one.id] = _ready(one, head)
        except ValueError as fault:
            name = given.get("id", "without an id")
            raise PackError(f"line {line}, rule {name}: {fault}") from None
        read.append(one)
    try:
        local = tuple(_local(msgspec.convert(given, _Local), head) for given in raw.get("fact", []))
    except ValueError as fault:
        raise PackError(f"[[fact]]: {fault}") from None
    linked = [_linked(one, rules, line) for one, line in zip(read, lines, strict=True)]
    return Pack(head.id, head.version, head.jurisdiction, head.title, tuple(linked), local)


def _local(one: _Local, head: _Head) -> Local:
    _known("fact", [one.fact], FACTS)
    _known(one.fact, [one.is_], FACTS[one.fact])
    _named(one.reviewed_by)
    signed = one.reviewed_by or head.reviewed_by
    return Local(one.fact, one.is_, frozenset(one.regions), _days(one.valid), signed)


def _linked(one: _Rule, rules: Mapping[str, Rule], line: int) -> Rule:
    """The rule with those that suspend it."""
    for name in one.suspended_by:
        if name not in rules or name == one.id:
            raise PackError(f"line {line}, rule {one.id}: suspended by {name}, which is no other rule here")
    return replace(rules[one.id], suspended_by=tuple(rules[name] for name in one.suspended_by))


def _ready(one: _Rule, head: _Head) -> Rule:
    _known("event", [one.trigger, *one.satisfied_by], EVENTS)
    _known("count", [one.count], COUNTS)
    _known("end_rule", [one.end_rule], ENDS)
    for condition in one.when:
        _known("fact", [condition.fact], FACTS)
        _known(condition.fact, [condition.is_], FACTS[condition.fact])
    length = limit(one.limit)
    _fits(one, length)
    _named(one.reviewed_by)
    for example in one.example:
        _known("event", example.happened, EVENTS)
        _known("fact", example.facts, FACTS)
        _known("state", [example.expect], STATES)
    return Rule(
        id=one.id,
        version=head.version,
        title=one.title,
        owes=one.owes,
        sources=tuple(one.source),
        trigger=one.trigger,
        kind=one.kind,
        limit=length,
        count=one.count,
        end_rule=one.end_rule,
        valid=_days(one.valid),
        valid_for_facts=_days(one.valid_for_facts),
        when=tuple(one.when),
        satisfied_by=frozenset(one.satisfied_by),
        duty_bearer=one.duty_bearer,
        note=one.note,
        reviewed_by=one.reviewed_by or head.reviewed_by,
        examples=tuple(one.example),
    )


def _fits(one: _Rule, length: Limit) -> None:
    """A term must be of the kind that is counted: hours have no calendar, months no clock."""
    if (one.kind == "immediately") != (length == Limit()):
        raise ValueError("what is owed at once has no limit, everything else has one")
    if one.count == CLOCK and (length.months or one.end_rule != EXACT):
        raise ValueError("a clock counts hours or days of 24 hours, to the minute")
    if one.count != CLOCK and one.end_rule == EXACT:
        raise ValueError("days and months end with a day")
    if one.count.startswith("calendar") and (length.months or length.clock):
        raise ValueError("days are counted, but the limit is not in days")
    if one.count.startswith("months") and not length.months:
        raise ValueError("months are counted, but the limit is not in months")


def _known(what: str, words: Any, vocabulary: Sequence[str] | frozenset[str] | Mapping[str, Any]) -> None:
    for word in words:
        if word not in vocabulary:
            raise ValueError(f"{word!r} is no {what}")


def _named(reviewed_by: str) -> None:
    """A signature is a person's name, at least two words of letters; "yes" signs nothing."""
    if reviewed_by and not re.fullmatch(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)+", reviewed_by):
        raise ValueError("reviewed_by needs the name of the lawyer who signed")


def _days(text: str) -> Days:
    """Read "2002-07-01/..", either side may be open; ".." for always."""
    if text == "..":
        return Days(None, None)
    sides = text.split("/")
    if len(sides) != 2:
        raise ValueError(f"{text!r} is not a first and a last day")
    first, last = (None if side == ".." else date.fromisoformat(side) for side in sides)
    if first and last and last < first:
        raise ValueError(f"{text!r} ends before it begins")
    return Days(first, last)
