"""Filing a signal with a case: the case keeps it, the desk loses it after a day."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.cases import rooms
from safeconduct.desk import fields as f
from safeconduct.desk import letting_go, signals
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import compartments

DESK = roles("operator", "coordinator")
FILED = define("filed", 409, N_("This signal is filed with that case already. Nothing was changed."))
NOT_FILED = define("not_filed", 409, N_("This signal is not filed with that case. Nothing was changed."))


class FileSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef
    case: f.CaseOf


class FiledIs(Struct, kw_only=True, frozen=True):
    id: UUID
    cases: list[UUID]


@action(
    "desk.file_signal",
    title=N_("File with a case"),
    may=DESK,
    example={"signal": f.EXAMPLE, "case": f.EXAMPLE},
    inverse="desk.unfile_signal",
)
def file_signal(actor: Actor, given: FileSignal) -> FiledIs:
    """Give the signals room of a case the key to this signal. A day later the desk can no longer read it.

    Refusals: not_found; filed; stale.
    """
    document = signals.find(actor, given.signal).document
    if given.case in document.cases:
        raise Refusal(FILED)
    room = rooms.room(actor.keys, given.case, "signals", create=True)
    compartments.grant(actor.keys, given.signal, room)
    changed = signals.change(
        actor,
        given.signal,
        cases=[*document.cases, given.case],
        filed_at=document.filed_at or clock.now(),
    )
    return FiledIs(id=given.signal, cases=changed.cases)


@action(
    "desk.unfile_signal",
    title=N_("Not this case"),
    may=DESK,
    example={"signal": f.EXAMPLE, "case": f.EXAMPLE},
    inverse="desk.file_signal",
)
def unfile_signal(actor: Actor, given: FileSignal) -> FiledIs:
    """Take the key away from the case again. Whoever read it there keeps what they read. Possible while
    the desk still has the signal.

    Refusals: not_found; not_filed; stale.
    """
    document = signals.find(actor, given.signal).document
    if given.case not in document.cases:
        raise Refusal(NOT_FILED)
    room = rooms.room(actor.keys, given.case, "signals", create=True)
    compartments.revoke(actor.keys, given.signal, room)
    left = [one for one in document.cases if one != given.case]
    filed_at = document.filed_at if left else None
    changed = signals.change(actor, given.signal, cases=left, filed_at=filed_at)
    return FiledIs(id=given.signal, cases=changed.cases)


class LetGo(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """There is nothing to choose: what is due, is due."""

    signals: Annotated[
        list[UUID],
        Meta(title=N_("Only these"), max_length=500, extra={"widget": "ref", "of": "desk.signal"}),
    ] = []


class Gone(Struct, kw_only=True, frozen=True):
    signals: int


@action(
    "desk.let_go",
    title=N_("Let filed signals go"),
    may=DESK,
    example={},
    final=N_("the desk may not keep a filed signal for longer than a day; its case keeps it"),
)
def let_go(actor: Actor, given: LetGo) -> Gone:
    """Take the desk's key to every signal that was filed more than a day ago. Also done by itself while
    somebody of the desk is signed in. Unfiled signals stay, and are shown as such.
    """
    return Gone(signals=len(letting_go.let_go(actor, frozenset(given.signals))))
