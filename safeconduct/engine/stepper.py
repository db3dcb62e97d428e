"""An engine that is told the time: a child process for stories and for tests that kill.

It reads one command a line from standard input and answers with one line:

    until <ISO instant>    play every due moment up to it, in order, at its own time   → idle
    look                   play what is due now, without moving the clock               → idle

It begins with the line `ready`. The clock of every process that follows `SAFECONDUCT_CLOCK` is steered
with it. The time between two lives of this process is an outage, as it is for any engine.
"""

import os
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from safeconduct.engine.loop import Engine
from safeconduct.kernel import clock


class Stepper:
    """Plays one engine through time."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        steered = os.environ.get("SAFECONDUCT_CLOCK")
        self._file = Path(steered) if steered else None

    def obey(self, line: str) -> str:
        """Carry out one command. Raises ValueError for what is none."""
        word, _, given = line.strip().partition(" ")
        match word:
            case "look":
                self._play(clock.now())
            case "until":
                self.until(datetime.fromisoformat(given))
            case _:
                raise ValueError(f"no such command: {word!r}")
        return "idle"

    def until(self, target: datetime) -> None:
        """Play every due moment up to `target` (aware) in order, or go back to it."""
        now = clock.now()
        self._play(now)
        while (moment := self.engine.next_moment(now)) is not None and moment <= target:
            now = max(now, moment)
            self._jump(now)
        self._jump(target)

    def _jump(self, at: datetime) -> None:
        if self._file:
            clock.steer(self._file, at)
        with nullcontext() if self._file else clock.held(at):
            self.engine.beat(at)
        self._play(at)

    def _play(self, at: datetime) -> None:
        with nullcontext() if self._file else clock.held(at):
            self.engine.run_until_idle(at)
            self.engine.sweep(at)
            self.engine.run_until_idle(at)


def play(lines: Iterable[str]) -> None:
    """Obey commands until they end."""
    stepper = Stepper(Engine())
    print("ready", flush=True)
    for line in lines:
        print(stepper.obey(line), flush=True)
