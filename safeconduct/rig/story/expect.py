"""What must be true: queries seen as somebody, and messages that were or were not sent."""

from typing import TYPE_CHECKING, Any

import msgspec

from safeconduct.acts import run
from safeconduct.kernel.errors import Refusal
from safeconduct.rig.story.script import Block, Unreadable
from safeconduct.rig.story.values import resolve

if TYPE_CHECKING:
    from safeconduct.rig.story.play import Player


class Unmet(Exception):  # noqa: N818  (a finding, not a fault)
    """An expectation did not hold."""

    def __init__(self, expected: str, got: str) -> None:
        super().__init__(f"expected {expected}, got {got}")
        self.expected, self.got = expected, got


def check(player: "Player", by: str | None, block: Block) -> None:
    """Check one expectation as member `by`. Raises Unmet, or Unreadable for what cannot be asked."""
    if "query" in block:
        _query(player, by, block)
    elif "sent_to" in block:
        _sent(player, block)
    elif "equal" in block:
        left, right = (resolve(side, player.known, block.line) for side in block["equal"])
        if left != right:
            raise Unmet(f"{left!r} to equal {right!r}", "a difference")
    else:
        sent = player.world.messages_to(block["not_sent_to"])
        if sent:
            raise Unmet(f"no message to {block['not_sent_to']}", f"{len(sent)}")


def _query(player: "Player", by: str | None, block: Block) -> None:
    if by is None:
        raise Unreadable(block.line, "a query needs by: who looks")
    given = resolve(block.get("with", {}), player.known, block.line)
    wanted = block.get("refused")
    actor = player.world.actor(by, confirmed=block.get("confirmed", True))
    try:
        answer = msgspec.to_builtins(run.ask(actor, block["query"], given))
    except Refusal as refusal:
        if refusal.code != wanted:
            raise Unmet(
                f"an answer to {block['query']}" if wanted is None else f"refusal {wanted}",
                f"refusal {refusal.code} {refusal.fields or ''}",
            ) from None
        return
    if wanted is not None:
        raise Unmet(f"refusal {wanted}", "an answer")
    rows = answer if isinstance(answer, list) else [answer]
    where = resolve(block.get("where", {}), player.known, block.line)
    fitting = [row for row in rows if fits(row, where)]
    _count(block, fitting, rows)
    if "as" in block and fitting:
        player.known[block["as"]] = fitting[0]


def _count(block: Block, fitting: list[Any], rows: list[Any]) -> None:
    name = block["query"]
    if block.get("none"):
        low, high = 0, 0
    elif "count" in block:
        low = high = int(block["count"])
    else:
        low, high = int(block.get("at_least", 1)), len(rows)
    if not low <= len(fitting) <= high:
        expected = f"{low} of {name} where {dict(block.get('where', {}))}"
        raise Unmet(expected, f"{len(fitting)} of {rows!r}"[:2000])


def fits(row: Any, where: dict[str, Any]) -> bool:
    """Whether a row has every wanted value. A dotted key goes inward; a wanted mapping with `has`
    means containment, with `not` its contrary."""
    return all(_fits_one(_inward(row, key.split(".")), wanted) for key, wanted in where.items())


def _inward(at: Any, path: list[str]) -> Any:
    for part in path:
        if isinstance(at, list):
            at = at[int(part)] if part.isdigit() and int(part) < len(at) else None
        elif isinstance(at, dict):
            at = at.get(part)
        else:
            return None
    return at


def _fits_one(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict) and set(wanted) == {"has"}:
        return value is not None and wanted["has"] in value
    if isinstance(wanted, dict) and set(wanted) == {"not"}:
        return not _fits_one(value, wanted["not"])
    if isinstance(value, dict) and isinstance(wanted, dict):
        return fits(value, wanted)
    return bool(value == wanted)


def _sent(player: "Player", block: Block) -> None:
    sent = player.world.messages_to(block["sent_to"])
    text = block.get("text")
    if text is not None:
        sent = [message for message in sent if str(text) in message.text]
    if "without" in block:
        leaks = [message for message in sent if str(block["without"]) in message.text]
        if leaks:
            raise Unmet(f"messages without {block['without']!r}", f"{len(leaks)} with it")
    if "count" in block and len(sent) != int(block["count"]):
        raise Unmet(f"{block['count']} messages to {block['sent_to']}", f"{len(sent)}")
    if "count" not in block and not sent:
        raise Unmet(f"a message to {block['sent_to']}", "none")
