"""What the child processes of the tests of voice do: a real folder with texts in public."""

from typing import Any

from safeconduct.acts.actor import Actor
from safeconduct.cases.models import Disclosure
from safeconduct.keys import rows, sessions, verify
from safeconduct.voice.models import Publication, Published
from tests import cast as fictional
from tests import leaves
from tests.cases.conftest import Network
from tests.voice.conftest import Desk, ready


def publish(count: int = 1) -> dict[str, Any]:
    """So many texts in public, one more that waits for its publication."""
    desk = ready(Network(fictional.full()))
    stand = [desk.published() for _ in range(count)]
    waiting = desk.draft()
    desk.approve(desk.submit(waiting))
    desk.answer(waiting)
    return {
        "case": desk.case,
        "codes": [desk.view(one).code for one in stand],
        "statements": stand,
        "waiting": waiting,
        "code": desk.view(waiting).code,
        "claim": desk.claims[0],
        "cookies": {name: sessions.begin(desk.network.cast[name]) for name in ("ash", "pine", "hazel")},
    }


def correct(case: str, statement: str, claim: str, cookies: dict[str, str]) -> None:
    """The correction of a text, let through."""
    desk = again(case, claim, cookies)
    desk.corrected(statement)
    desk.let_through(statement)


def withdraw(case: str, statement: str, claim: str, cookies: dict[str, str]) -> None:
    again(case, claim, cookies).do("ash", "voice.withdraw_statement", statement=statement, why="asked for")


def go(case: str, statement: str, claim: str, cookies: dict[str, str], die_at: int = 0) -> None:
    """Publish what waits; with `die_at` the process is killed when it is to write that leaf of the log."""
    desk = again(case, claim, cookies)
    leaves.die_at(die_at)
    desk.do("ash", "voice.publish_statement", statement=statement)


def say(case: str, claim: str, cookies: dict[str, str], by: str, name: str, given: Any, wait: int) -> str:
    """Do something at the same time as somebody else."""
    desk = again(case, claim, cookies)
    leaves.wait_at(wait)
    return leaves.said(getattr(desk.network, by), name, {"case": case, **given})


def proposed() -> dict[str, Any]:
    """A text that is before the gate, and that nobody has looked at."""
    known = publish(0)
    desk = again(known["case"], known["claim"], known["cookies"])
    statement = desk.draft()
    return {**known, "statement": statement, "proposal": desk.submit(statement)}


def look(case: str, statement: str, claim: str, cookies: dict[str, str]) -> dict[str, object]:
    """What stands, how the text is on its way, and whether all fits the log."""
    desk = again(case, claim, cookies)
    return {
        "rows": Published.objects.count(),
        "signed": Publication.objects.count(),
        "used": Disclosure.objects.count(),
        "state": desk.view(statement).state,
        "findings": [one.code for one in verify.check(desk.network.cast["ash"]).findings],
    }


class _Seated:
    """Members whose sessions were begun by another process."""

    def __init__(self, cookies: dict[str, str]) -> None:
        self.cast = {name: sessions.resume(cookie).keyring for name, cookie in cookies.items()}

    def __getattr__(self, name: str) -> Actor:
        keyring = self.cast[name]
        keyring.refresh()
        roles = {"ash": "coordinator", "pine": "press", "hazel": "lawyer"}
        return Actor(keyring, frozenset({roles[name]}))


def again(case: str, claim: str, cookies: dict[str, str]) -> Desk:
    return Desk(_Seated(cookies), case, [claim])


def altered() -> None:
    """Somebody with the database changes a word of what stands in public."""
    row = Published.objects.get()
    plain = bytes(row.sealed).replace(b"taken by police", b"freed by police")
    Published.objects.filter(id=row.id).update(sealed=plain)


def forged() -> None:
    """The same, with a leaf of the log beside it: a leaf needs no key."""
    row = Published.objects.get()
    plain = bytes(row.sealed).replace(b"taken by police", b"freed by police")
    was, row.version = row.version, row.version + 1
    rows.store(row, plain, replaces=was)


def approved(case: str, statement: str, claim: str, cookies: dict[str, str]) -> int:
    """Whose approvals of a text count now."""
    gate = again(case, claim, cookies).view(statement).gate
    return len(gate.approved_by)
