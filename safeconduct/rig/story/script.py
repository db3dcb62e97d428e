"""Reading a story: YAML whose every mistake is told with its line."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

VERBS = (
    "do",
    "ask",
    "expect",
    "engine",
    "clock",
    "channel",
    "disk",
    "reply",
    "wait",
    "lock",
    "sign_in",
    "forget_passphrase",
    "enrol",
    "backup",
    "restore",
)
KEYS = {
    "do": {"by", "with", "as", "refused", "confirmed"},
    "ask": {"by", "with", "as", "refused", "confirmed"},
    "expect": {"by"},
}
EXPECTATIONS = (
    {"query", "with", "where", "count", "as", "none", "refused", "at_least", "confirmed"},
    {"sent_to", "count", "text", "without"},
    {"not_sent_to"},
    {"equal"},
)
_SPAN = re.compile(r"([+-])?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")


class Unreadable(Exception):  # noqa: N818  (an answer to the author of the story)
    """The story cannot be read; the text names the line."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")


class Block(dict[str, Any]):
    """A mapping that knows on which line it and each of its keys stand."""

    line = 0
    lines: dict[str, int]


@dataclass(frozen=True)
class Step:
    """One step: when, who, which verb with what."""

    line: int
    at: timedelta | None
    by: str | None
    verb: str
    value: Any
    rest: dict[str, Any] = field(default_factory=dict)

    @property
    def says(self) -> str:
        return f"{self.verb} {self.value}" if isinstance(self.value, str) else self.verb


@dataclass(frozen=True)
class Story:
    """A whole story: its name, when it begins, who plays, what happens."""

    name: str
    start: datetime
    cast: dict[str, Block]
    steps: list[Step]


def read(path: Path) -> Story:
    """Read a story file. Raises Unreadable, naming the line."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise Unreadable(line, str(fault.problem)) from None
    top = _plain(node)
    if not isinstance(top, Block):
        raise Unreadable(1, "a story is a mapping of story, start, cast and steps")
    _known(top, {"story", "start", "cast", "steps"})
    for needed in ("story", "start", "cast", "steps"):
        if needed not in top:
            raise Unreadable(top.line, f"{needed} is missing")
    cast = top["cast"]
    for name, member in cast.items():
        _known(member, {"role", "roles", "base", "languages", "zone", "on_duty", "channels", "language"})
        if not {"role", "roles"} & set(member):
            raise Unreadable(cast.lines[name], f"{name} has no role")
    return Story(
        name=str(top["story"]),
        start=_instant(top["start"], top.lines["start"]),
        cast=dict(cast),
        steps=[_step(one, set(cast)) for one in top["steps"]],
    )


def _step(given: Any, cast: set[str]) -> Step:
    if not isinstance(given, Block):
        raise Unreadable(1, "a step is a mapping")
    verbs = [verb for verb in VERBS if verb in given]
    if len(verbs) != 1:
        raise Unreadable(given.line, f"a step has one of: {', '.join(VERBS)}")
    verb = verbs[0]
    _known(given, {"at", "note", verb} | KEYS.get(verb, set()))
    by = given.get("by")
    if "by" in KEYS.get(verb, set()) and by is None and verb != "expect":
        raise Unreadable(given.line, f"{verb} needs by: who does it")
    if by is not None and by not in cast:
        raise Unreadable(given.lines["by"], f"{by} is not in the cast")
    if verb == "expect":
        for one in given["expect"]:
            _expectation(one, cast)
    at = span(given["at"], given.lines["at"]) if "at" in given else None
    rest = {key: value for key, value in given.items() if key not in {"at", "by", "note", verb}}
    return Step(given.line, at, by, verb, given[verb], rest)


def _expectation(one: Any, cast: set[str]) -> None:
    if not isinstance(one, Block):
        raise Unreadable(1, "an expectation is a mapping")
    for allowed in EXPECTATIONS:
        head = min(allowed & {"query", "sent_to", "not_sent_to", "equal"})
        if head in one:
            _known(one, allowed)
            if head in {"sent_to", "not_sent_to"} and one[head] not in cast:
                raise Unreadable(one.line, f"{one[head]} is not in the cast")
            return
    raise Unreadable(one.line, "an expectation begins with query, sent_to, not_sent_to or equal")


def _known(block: Block, allowed: set[str]) -> None:
    for key in block:
        if key not in allowed:
            raise Unreadable(
                block.lines[key], f"{key} is not known here; known: {', '.join(sorted(allowed))}"
            )


def span(text: Any, line: int) -> timedelta:
    """A stretch of time like +3m, 1h30m, -1h, 2d. Raises Unreadable."""
    match = _SPAN.fullmatch(str(text).strip())
    if match is None or not any(match.groups()[1:]):
        raise Unreadable(line, f"{text} is not a stretch of time like +3m or 1h30m")
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if match[1] == "-" else length


def _instant(value: Any, line: int) -> datetime:
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        raise Unreadable(line, f"{value} is not an ISO 8601 instant") from None
    if at.tzinfo is None:
        raise Unreadable(line, "start needs a zone, like +03:00")
    return at


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        block = Block()
        block.line = node.start_mark.line + 1
        block.lines = {}
        for key, value in node.value:
            block[key.value] = _plain(value)
            block.lines[key.value] = key.start_mark.line + 1
        return block
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one) for one in node.value]
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    return None


def _scalar(node: yaml.ScalarNode) -> Any:
    """Scalars as YAML means them, but instants stay text: the registry decodes those itself."""
    if node.tag == "tag:yaml.org,2002:timestamp":
        return node.value
    return yaml.safe_load(yaml.serialize(node))
