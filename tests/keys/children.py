"""What the child processes of the tests of this folder do."""

from uuid import UUID

from safeconduct.keys import sessions
from tests import cast as people


def begin() -> dict[str, str]:
    """Found the organisation and sign Ash in."""
    cast = people.found()
    return {"cookie": sessions.begin(cast["ash"]), "member": str(cast["ash"].member)}


def resume(cookie: str) -> dict[str, object]:
    session = sessions.resume(cookie)
    if session is None:
        return {"member": None}
    return {"member": str(session.member), "compartments": len(session.keyring.compartments())}


def end_all(members: list[str]) -> int:
    return sessions.end_all({UUID(member) for member in members})


def stay(cookie: str) -> None:
    """Say after each line of the test whether the session still stands."""
    import sys

    for _ in sys.stdin:
        print(sessions.resume(cookie) is not None, flush=True)
