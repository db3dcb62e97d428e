"""What the child processes of the tests of drafts do."""

from typing import Any
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask, run
from safeconduct.cases.rooms import room
from safeconduct.claims.models import Brought, Claim
from safeconduct.kernel import clock
from safeconduct.keys import rows, sessions, verify
from tests import cast as people
from tests import leaves
from tests.claims.brought.put import put

ROLES = {"oak": "documenter", "hazel": "lawyer"}


def prepare() -> dict[str, Any]:
    """A document of a case with two drafts that nobody has decided."""
    cast = people.full()
    ash = Actor(cast["ash"], frozenset({"coordinator"}), confirmed_at=clock.now())
    case = str(run(ash, "cases.open_case", {"captor": "state", "lead": str(ash.member)}).id)
    for name, role in ROLES.items():
        run(ash, "cases.assign", {"case": case, "member": str(cast[name].member), "role": role})
    oak = Actor(cast["oak"], frozenset({"documenter"}))
    origin = {"case": case, "title": "report", "kind": "article"}
    source = run(oak, "claims.add_source", origin).id
    claims = room(cast["oak"], UUID(case), "claims")
    reading = str(put(cast["oak"], claims, "A house was searched", source=source))
    return {"case": case, "reading": reading, "cookies": {one: sessions.begin(cast[one]) for one in ROLES}}


def accept(case: str, reading: str, cookies: dict[str, str], die_at: int = 0) -> None:
    """Accept both drafts; with `die_at` the process is killed when it is to write that leaf of the log."""
    leaves.die_at(die_at)
    run(_actor(cookies, "oak"), "claims.accept_drafts", {"reading": reading, "drafts": [1, 2]})


def say(case: str, cookies: dict[str, str], by: str, name: str, given: Any, wait: int) -> str:
    """Do something at the same time as somebody else."""
    actor = _actor(cookies, by)
    leaves.wait_at(wait)
    return leaves.said(actor, name, given)


def look(case: str, reading: str, cookies: dict[str, str]) -> dict[str, object]:
    """How many claims there are, what the drafts became, and whether all of it fits the log."""
    actor = _actor(cookies, "oak")
    document = rows.find(actor.keys, Brought, UUID(reading)).document
    claims = {one.id for one in ask(actor, "claims.claims", {"case": case})}
    return {
        "claims": Claim.objects.count(),
        "drafts": [one.state for one in document.drafts],
        "led": sum(one.claim in claims for one in document.drafts),
        "findings": [one.code for one in verify.check(actor.keys).findings],
    }


def _actor(cookies: dict[str, str], name: str) -> Actor:
    session = sessions.resume(cookies[name])
    assert session is not None
    return Actor(session.keyring, frozenset({ROLES[name]}))
