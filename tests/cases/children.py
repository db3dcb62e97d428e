"""What the child processes of the tests of cases do."""

import os
import signal
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import run
from safeconduct.cases import rooms
from safeconduct.cases.models import TimelineEntry
from safeconduct.kernel import clock
from safeconduct.keys import files, keyfile, log, sessions, verify
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Chunk, SealedFile
from tests import cast as people


def prepare() -> dict[str, str]:
    """A case with three entries and a file in one room, which the second coordinator wants erased."""
    cast = people.full()
    ash, fir = _actor(cast["ash"]), _actor(cast["fir"])
    case = str(run(ash, "cases.open_case", {"captor": "state", "lead": str(ash.member)}).id)
    for number in range(3):
        run(ash, "cases.add_entry", {"case": case, "text": f"entry {number}"})
    room = rooms.room(cast["ash"], UUID(case), "timeline")
    files.receive(cast["ash"], room, [b"x" * 3000], name="a.jpg", media_type="image/jpeg")
    run(fir, "cases.ask_erasure", {"case": case, "kind": "timeline", "why": "they asked for it"})
    return {"cookie": sessions.begin(cast["ash"]), "case": case}


def erase(cookie: str, case: str, die_at: int = 0) -> None:
    """Erase the room; with `die_at` the process is killed when it is to write that leaf of the log."""
    session = sessions.resume(cookie)
    assert session is not None
    left, real = [die_at], log.append

    def append(leaves: object) -> int:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(leaves)  # type: ignore[arg-type]  # passed on as it came

    log.append = append
    run(_actor(session.keyring), "cases.erase_room", {"case": case, "kind": "timeline"})


def look(cookie: str) -> dict[str, object]:
    """What of the room is there, and whether all of it fits."""
    session = sessions.resume(cookie)
    assert session is not None
    return {
        "entries": TimelineEntry.objects.count(),
        "files": SealedFile.objects.count(),
        "pieces": Chunk.objects.count(),
        "keys": len(keyfile.kept()),
        "findings": [one.code for one in verify.check(session.keyring).findings],
    }


def _actor(keyring: Keyring) -> Actor:
    return Actor(keyring, frozenset({"coordinator"}), confirmed_at=clock.now())
