"""One form, one run: a ticket that was used gives the first result again.

1. A ticket is a random handle that the form brought along. The run takes it by inserting its row in
   the action's own transaction; the primary key decides every race, and the loser waits for it.
2. What the run gave is sealed into the row, to the box of the member who ran it.
3. Whoever brings the same ticket and the same input again gets that result and nothing is run.
   Another input, action or member under a used ticket is refused: returning the first result would
   make somebody believe that the second text was taken.
"""

import hashlib
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction

from safeconduct.acts.actor import Actor
from safeconduct.acts.documents import FirstResult
from safeconduct.acts.models import Ticket
from safeconduct.acts.registry import Action
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys.keyring import Keyring
from safeconduct.vault import envelopes
from safeconduct.vault.types import VaultError

TICKET_USED = define(
    "ticket_used",
    409,
    N_("An earlier version of this form was already sent. What you sent now was not taken."),
)
TABLE = "acts_ticket"
KEPT = timedelta(days=30)


def take(ticket: UUID) -> bool:
    """Take a ticket in the caller's transaction; False when it was used before."""
    today = clock.now().date()
    Ticket.objects.filter(until__lt=today).delete()
    try:
        with transaction.atomic():
            Ticket.objects.create(id=ticket, until=today + KEPT)
    except IntegrityError:
        return False
    return True


def fill(actor: Actor, ticket: UUID, action: Action, given: msgspec.Struct, result: Any) -> None:
    """Seal what the run gave. Somebody without keys has no box: only that it ran is kept."""
    if actor.keyring is None:
        return
    first = FirstResult(action=action.name, given=_fingerprint(given), result=msgspec.msgpack.encode(result))
    sealed = envelopes.seal_to(
        actor.keyring.box.public, _context(actor.keyring, ticket), msgspec.msgpack.encode(first)
    )
    Ticket.objects.filter(id=ticket).update(sealed=sealed)


def first_result(actor: Actor, ticket: UUID, action: Action, given: msgspec.Struct) -> Any:
    """What the first run of a used ticket gave. Raises Refusal TICKET_USED where it was not this one."""
    sealed = bytes(Ticket.objects.get(id=ticket).sealed)
    if actor.keyring is None:
        raise Refusal(TICKET_USED)
    try:
        plain = envelopes.open_box(actor.keyring.box, _context(actor.keyring, ticket), sealed)
    except VaultError:
        raise Refusal(TICKET_USED) from None
    first = msgspec.msgpack.decode(plain, type=FirstResult)
    if (first.action, first.given) != (action.name, _fingerprint(given)):
        raise Refusal(TICKET_USED)
    return msgspec.msgpack.decode(first.result, type=action.result)


def _fingerprint(given: msgspec.Struct) -> bytes:
    """Sorting needs keys that are text: notes by handle are a dict of handles otherwise."""
    plain = msgspec.to_builtins(given, str_keys=True)
    return hashlib.sha256(msgspec.msgpack.encode(plain, order="deterministic")).digest()


def _context(keyring: Keyring, ticket: UUID) -> envelopes.Context:
    return envelopes.Context(
        organisation=keyring.organisation,
        table=TABLE,
        row=ticket,
        compartment=keyring.member,
        epoch=0,
        version=1,
    )
