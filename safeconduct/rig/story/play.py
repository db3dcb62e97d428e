"""Playing a story step by step: the clock moves, the engine works, somebody acts, what must hold holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from safeconduct.acts import registry, run
from safeconduct.kernel.errors import Refusal
from safeconduct.rig.story import expect
from safeconduct.rig.story.expect import Unmet
from safeconduct.rig.story.script import VERBS, Step, Story, Unreadable, span
from safeconduct.rig.story.values import resolve
from safeconduct.rig.story.world import World


@dataclass(frozen=True)
class Failure:
    """An expectation that did not hold."""

    line: int
    step: str
    expected: str
    got: str


class Player:
    """Goes through a story once. `known` is what steps gave under their `as`."""

    def __init__(self, story: Story, world: World) -> None:
        self.story = story
        self.world = world
        self.known: dict[str, Any] = {
            name: {"handle": str(handle)} for name, handle in world.handles().items()
        }
        self.failures: list[Failure] = []

    def play(self) -> None:
        """Play every step; what did not hold is in `failures`.

        Raises Unreadable for a step that cannot be carried out as written.
        """
        check_names(self.story)
        for step in self.story.steps:
            if step.at is not None:
                self.world.until(self._instant(step))
            try:
                _VERBS[step.verb](self, step)
            except Unmet as unmet:
                self.failures.append(Failure(step.line, step.says, unmet.expected, unmet.got))
            self.world.settle()

    def _instant(self, step: Step) -> datetime:
        assert step.at is not None  # noqa: S101  (play asks only then)
        return self.story.start + step.at + self.world.skew

    def do(self, step: Step) -> None:
        self._call(step, run.run)

    def ask(self, step: Step) -> None:
        self._call(step, run.ask)

    def _call(self, step: Step, face: Callable[..., Any]) -> None:
        given = resolve(step.rest.get("with", {}), self.known, step.line)
        wanted = step.rest.get("refused")
        actor = self.world.actor(str(step.by), confirmed=step.rest.get("confirmed", True))
        try:
            result = face(actor, step.value, given)
        except Refusal as refusal:
            if refusal.code != wanted:
                raise Unmet(
                    "no refusal" if wanted is None else f"refusal {wanted}",
                    f"refusal {refusal.code} {refusal.fields or ''}",
                ) from None
            return
        if wanted is not None:
            raise Unmet(f"refusal {wanted}", "it was done")
        if "as" in step.rest:
            self.known[step.rest["as"]] = msgspec.to_builtins(result)

    def expect(self, step: Step) -> None:
        for one in step.value:
            try:
                expect.check(self, step.by, one)
            except Unmet as unmet:
                says = next(iter(one.items()))
                self.failures.append(Failure(one.line, f"{says[0]} {says[1]}", unmet.expected, unmet.got))

    def engine(self, step: Step) -> None:
        order, _space, length = str(step.value).partition(" ")
        if order == "kill":
            self.world.kill_engine()
        elif order == "restart":
            self.world.restart_engine()
        elif order == "pause":
            self.world.pause_engine(span(length, step.line))
        else:
            raise Unreadable(step.line, f"the engine cannot {step.value}")

    def clock(self, step: Step) -> None:
        way, _space, length = str(step.value).partition(" ")
        if way not in {"back", "forward"}:
            raise Unreadable(step.line, "the clock goes back or forward by a stretch of time")
        self.world.shift_clock(span(length, step.line) * (-1 if way == "back" else 1))

    def channel(self, step: Step) -> None:
        self.world.steer_channels(dict(step.value))

    def disk(self, step: Step) -> None:
        if step.value not in {"full", "free"}:
            raise Unreadable(step.line, "the disk is full or free")
        self.world.fill_disk(full=step.value == "full")

    def lock(self, step: Step) -> None:
        self.world.lock(self._member(step, step.value))

    def sign_in(self, step: Step) -> None:
        self.world.sign_in(self._member(step, step.value))

    def reply(self, step: Step) -> None:
        self.world.reply(step.value["from"], str(step.value.get("code", "last")))

    def forget_passphrase(self, step: Step) -> None:
        self.world.forget(self._member(step, step.value))

    def enrol(self, step: Step) -> None:
        """Somebody comes with a code, and from then on acts with keys of their own."""
        name = self._member(step, step.value["member"])
        self.world.enrol(name, resolve(step.value["invitation"], self.known, step.line))
        self.known[name] = {"handle": str(self.world.handles()[name])}

    def backup(self, step: Step) -> None:
        self.world.backup(str(step.value))

    def restore(self, step: Step) -> None:
        self.world.restore(str(step.value["from"]), int(step.value["shares"]))

    def _member(self, step: Step, name: str) -> str:
        if name not in self.story.cast:
            raise Unreadable(step.line, f"{name} is not in the cast")
        return name

    def wait(self, step: Step) -> None:
        self.world.until(self.world.now + span(step.value, step.line))


_VERBS: dict[str, Callable[[Player, Step], None]] = {verb: getattr(Player, verb) for verb in VERBS}


def check_names(story: Story) -> None:
    """Every action, query and argument must exist before anything is played. Raises Unreadable."""
    actions = {one.name: one for one in registry.actions()}
    queries = {one.name: one for one in registry.queries()}
    for step in story.steps:
        if step.verb == "do":
            _check(step.line, actions, step.value, step.rest.get("with", {}))
        elif step.verb == "ask":
            _check(step.line, queries, step.value, step.rest.get("with", {}))
        elif step.verb == "expect":
            for one in step.value:
                if "query" in one:
                    _check(one.line, queries, one["query"], one.get("with", {}))


def _check(line: int, known: dict[str, Any], name: str, given: dict[str, Any]) -> None:
    if name not in known:
        raise Unreadable(line, f"there is no {name}; see --actions and --queries")
    fields = set(known[name].input.__struct_encode_fields__)
    for key in given:
        if key not in fields:
            at = getattr(given, "lines", {}).get(key, line)
            raise Unreadable(at, f"{name} takes no {key}; it takes: {', '.join(sorted(fields)) or 'nothing'}")
