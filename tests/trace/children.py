"""What the child processes of the tests of trace do."""

import os
import signal

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask, run
from safeconduct.claims.models import Claim, Source
from safeconduct.kernel import clock
from safeconduct.keys import log, sessions, verify
from safeconduct.keys.keyring import Keyring
from safeconduct.trace.models import Answer, Put, Read
from tests import cast as people

ASKED = {"uses": ["government_named"], "text": "Are they held by you?", "audience": "police department 4"}


def prepare() -> dict[str, str]:
    """A case with an inquiry that the gate lets through."""
    cast = people.full()
    ash, hazel = _actor(cast["ash"], "coordinator"), _actor(cast["hazel"], "lawyer")
    case = str(run(ash, "cases.open_case", {"captor": "state", "lead": str(ash.member)}).id)
    run(ash, "cases.assign", {"case": case, "member": str(hazel.member), "role": "lawyer"})
    run(ash, "cases.review_risk", {"case": case, "level": "extreme", "reasons": "taken"})
    hazel = _actor(cast["hazel"], "lawyer")
    night = {"case": case, **ASKED, "ground": "life", "reason": "nobody else is awake"}
    proposal = str(run(hazel, "cases.inquire_at_night", night).id)
    return {"cookie": sessions.begin(cast["hazel"]), "case": case, "proposal": proposal}


def answer(cookie: str, case: str, proposal: str, die_at: int = 0) -> None:
    """Write the answer down; with `die_at` the process is killed when it is to write that leaf of the log."""
    session = sessions.resume(cookie)
    assert session is not None
    left, real = [die_at], log.append

    def append(leaves: object) -> int:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(leaves)  # type: ignore[arg-type]  # passed on as it came

    log.append = append
    given = {"case": case, "proposal": proposal, "text": "They have left by car.", "says": ["handed_over"]}
    run(_actor(session.keyring, "lawyer"), "trace.record_answer", given)


def look(cookie: str, case: str) -> dict[str, object]:
    """What was written, where they are by that, and whether all of it fits the log."""
    session = sessions.resume(cookie)
    assert session is not None
    chains = ask(_actor(session.keyring, "lawyer"), "trace.custody", {"case": case})
    return {
        "rows": [table.objects.count() for table in (Put, Answer, Source, Claim, Read)],
        "status": [one.status for one in chains],
        "findings": [one.code for one in verify.check(session.keyring).findings],
    }


def _actor(keyring: Keyring, role: str) -> Actor:
    return Actor(keyring, frozenset({role}), confirmed_at=clock.now())
