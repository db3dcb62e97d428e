"""Others' things and things that were never there are refused alike: same answer, same road to it.

No seconds are measured. What takes time is what is compared: every statement to the database and every
use of a key, in their order.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from django.db import connections

from safeconduct.cases import middleware as rooms_put_right
from safeconduct.keys import keyring, rows
from safeconduct.people import middleware as sessions_attended
from tests.roles.given import INVENTED, given, handles, is_action
from tests.roles.opens import keys
from tests.roles.table import ROLES, Line, lines
from tests.roles.walking import Answer, Walk
from tests.roles.words import FIRST, SECOND
from tests.roles.world import WALKERS, World

pytestmark = pytest.mark.django_db

# Whatever turns a key: opening an envelope, a grant or a box, proving a signature, deriving a key.
KEYS = (
    (rows.envelopes, "open_sealed"),
    (rows.envelopes, "open_box"),
    (rows.envelopes, "seal"),
    (rows.envelopes, "seal_to"),
    (rows.signing, "verify_payload"),
    (rows.signing, "sign_payload"),
    (keyring.grants, "open_grant"),
    (keyring.compartments, "record_key"),
    (keyring.compartments, "box_pair"),
)
SAVEPOINT = re.compile(r'"s\d+_x\d+"')
# Where the things that inputs name lie; whatever is not here lies at the desk.
LIES_IN = {
    "case": "brief", "person": "brief", "linked_case": "brief", "hold": "brief",
    "contact": "contacts", "link": "contacts", "entry": "timeline",
    "consent": "consent", "directive": "consent", "flag": "consent",
    "proposal": "inquiries", "source": "claims", "claim": "claims",
    "to": "claims", "stance": "claims", "reading": "claims", "alike": "claims",
    "asked": "inquiries", "answer": "inquiries", "attempt": "inquiries", "visit": "inquiries",
}  # fmt: skip


class Road(NamedTuple):
    """How an answer came about."""

    answer: Answer
    steps: list[str]


class Recorder:
    """Notes each statement and each use of a key while `steps` is a list."""

    def __init__(self) -> None:
        self.steps: list[str] | None = None

    def note(self, step: str) -> None:
        if self.steps is not None:
            self.steps.append(step)

    def statement(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.note(SAVEPOINT.sub("savepoint", sql))
        return execute(sql, params, many, context)

    def counted(self, name: str, function: Any) -> Any:
        def counting(*given: Any, **named: Any) -> Any:
            self.note(f"key: {name}")
            return function(*given, **named)

        return counting


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    found = Recorder()
    # What a session does by itself, whatever was asked, and as much as fits into its time.
    monkeypatch.setattr(rooms_put_right, "_mend", lambda _actor, _seconds: None)
    monkeypatch.setattr(sessions_attended, "_attend", lambda _actor, _session, **_more: None)
    for module, name in KEYS:
        monkeypatch.setattr(module, name, found.counted(name, getattr(module, name)))
    with connections["default"].execute_wrapper(found.statement):
        yield found


@contextmanager
def recording(recorder: Recorder) -> Iterator[list[str]]:
    recorder.steps = []
    try:
        yield recorder.steps
    finally:
        recorder.steps = None


def road(walk: Walk, recorder: Recorder, name: str, line: Line, plain: dict[str, Any]) -> Road:
    face = "actions" if is_action(line) else "queries"
    with walk.undone(name) as browser, recording(recorder) as steps:
        answer = browser.call(f"/api/{face}/{line.name}", plain)
    return Road(answer, steps)


def pairs(line: Line, world: World, role: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Inputs that name others' things, each beside one that names things that were never there.

    What the role may see of every case, it may know to exist.
    """
    if line.cells[role] == "-":
        return
    fields = handles(line, world, role)
    hidden = [one for one in fields if not _knows(role, line, one)]
    if fields and hidden == fields:
        yield "all", given(line, world, role, SECOND), given(line, world, role, INVENTED)
    for one in hidden if len(fields) > 1 else []:
        theirs, nobodys = {one: SECOND}, {one: INVENTED}
        yield one, given(line, world, role, FIRST, **theirs), given(line, world, role, FIRST, **nobodys)


def _knows(role: str, line: Line, one: str) -> bool:
    """Whether somebody of the role may read of such a thing, or in this room, whichever case it is."""
    told = line.thing == "statement" or (role == "press" and line.thing == "inquiries")
    if one == "case" and line.cells[role] == "a":
        return True
    if one == "alarm" and line.thing in {"dispatch", "safe_address"}:
        return role in {"operator", "coordinator", "lawyer"}  # the team that is asked
    if (room := LIES_IN.get(one)) is None:
        return role in {"operator", "coordinator"}
    rooms = {"publicity" if told else room, "publicity" if told else line.thing}
    return any(keys()[each][role] == "a" for each in rooms & keys().keys())


@pytest.mark.parametrize("role", ROLES)
def test_what_is_others_is_refused_like_what_never_was(
    world: World, walk: Walk, recorder: Recorder, role: str
):
    name, telling, tried = WALKERS[role], {}, 0
    for line in lines():
        for which, theirs, nobodys in pairs(line, world, role):
            road(walk, recorder, name, line, nobodys)  # what a session looks up only once
            other = road(walk, recorder, name, line, theirs)
            never = road(walk, recorder, name, line, nobodys)
            tried += 1
            if other.answer != never.answer:
                telling[line.name, line.way, which] = (other.answer, never.answer)
            elif other.steps != never.steps:
                telling[line.name, line.way, which] = difference(other.steps, never.steps)
    assert telling == {}
    assert tried or role == "coordinator"  # who may know of everything that an input can name


def difference(one: list[str], other: list[str]) -> list[str]:
    """The steps that only one of two roads has."""
    left, right = list(one), list(other)
    for step in one:
        if step in right:
            left.remove(step)
            right.remove(step)
    return [*(f"- {step}" for step in left), *(f"+ {step}" for step in right)] or ["another order"]
