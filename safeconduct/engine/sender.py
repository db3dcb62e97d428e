"""Threads that hand messages to transports, so that a provider that hangs delays nobody else.

Each channel has its own few places; emergencies have more of them. A thread that outlives its deadline
is given up: its place is free again, its message counts as not sent, and what it says later is not heard.
A channel with too many such threads is stuck and takes nothing until one of them ends.
"""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from uuid import UUID

import structlog

from safeconduct.channels import faults, registry
from safeconduct.channels.port import Message, Receipt
from safeconduct.engine.documents import ChannelCard
from safeconduct.kernel import clock

PLACES, PLACES_IN_EMERGENCY = 8, 16
MOST_GIVEN_UP = 32

log = structlog.get_logger()


@dataclass(frozen=True)
class Result:
    """What became of one delivery."""

    delivery: UUID
    receipt: Receipt


@dataclass
class _Flight:
    delivery: UUID
    channel: str
    until: float
    given_up: bool = field(default=False)


class Sender:
    """`arrived` is called, from a thread, whenever there is a result."""

    def __init__(self, arrived: Callable[[], None]) -> None:
        self._arrived = arrived
        self._results: SimpleQueue[tuple[_Flight, Receipt]] = SimpleQueue()
        self._flights: list[_Flight] = []
        self._lock = threading.Lock()

    def places(self, channel: str, *, first: bool) -> int:
        """How many messages could be handed to this channel now."""
        places = PLACES_IN_EMERGENCY if first else PLACES
        with self._lock:
            return max(0, places - self._count(given_up=False)[channel])

    def stuck(self, channel: str) -> bool:
        """Whether the channel's provider holds so many threads that no more are given to it."""
        with self._lock:
            return self._stuck(channel)

    def hand_over(self, delivery: UUID, card: ChannelCard, message: Message) -> None:
        """Start sending. Never waits."""
        flight = _Flight(delivery, card.name, clock.monotonic() + card.timeout_s)
        with self._lock:
            self._flights.append(flight)
        thread = threading.Thread(
            target=self._send, args=(flight, card, message), name=card.name, daemon=True
        )
        thread.start()

    def results(self) -> list[Result]:
        """What is known since the last call: receipts, failures, and flights that ran out of time."""
        found = []
        while True:
            try:
                flight, receipt = self._results.get_nowait()
            except Empty:
                break
            if not flight.given_up:
                found.append(Result(flight.delivery, receipt))
        return found + self._give_up()

    def busy(self) -> bool:
        """Whether something is still under way whose result will be heard."""
        with self._lock:
            return any(not flight.given_up for flight in self._flights) or not self._results.empty()

    def _give_up(self) -> list[Result]:
        now, found = clock.monotonic(), []
        with self._lock:
            for flight in self._flights:
                if not flight.given_up and flight.until <= now:
                    flight.given_up = True
                    found.append(Result(flight.delivery, Receipt(state="failed", why="hung")))
        return found

    def _send(self, flight: _Flight, card: ChannelCard, message: Message) -> None:
        receipt = Receipt(state="failed", why="gone")
        try:
            if card.settings is not None:
                receipt = registry.send(card.settings, message, card.timeout_s)
        except Exception as fault:
            log.warning("not_sent", kind="transport", exc_info=fault)
            # Whatever was raised after the deadline came of the connection being cut then.
            late = clock.monotonic() >= flight.until
            receipt = Receipt(state="failed", why="hung" if late else faults.why(fault))
        finally:
            with self._lock:
                self._flights.remove(flight)
                self._results.put((flight, receipt))
            self._arrived()

    def _count(self, *, given_up: bool) -> Counter[str]:
        return Counter(one.channel for one in self._flights if one.given_up is given_up)

    def _stuck(self, channel: str) -> bool:
        return self._count(given_up=True)[channel] >= MOST_GIVEN_UP
