"""How an order is given: to an alarm that the giver may see, in the transaction of the giver's action."""

from uuid import UUID

from django.db import connection, transaction

from safeconduct.engine import wake
from safeconduct.engine.documents import OrderCard, Wish
from safeconduct.engine.models import Alarm, Note, Order
from safeconduct.engine.rules.alarm import State
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys import rows
from safeconduct.keys.compartments import ENGINE, well_known
from safeconduct.keys.keyring import Keyring


def give(
    keyring: Keyring,
    wish: Wish,
    *,
    first: bool,
    slot: UUID | None = None,
    id: UUID | None = None,  # noqa: A002  (the column's own name)
) -> None:
    """Write an order, sealed to the engine, which is woken once it is committed.

    `first`: before all that can wait. `slot`: one order of this handle at a time. Raises RuntimeError
    outside a transaction, IntegrityError for a second order in a slot.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an order is written in the transaction of the action that gives it")
    compartment = well_known(ENGINE, keyring.organisation)
    rows.insert(keyring, Order, compartment, OrderCard(wish=wish), id=id, slot=slot, first=first)
    transaction.on_commit(wake.touch)


def readable(keyring: Keyring, alarm: UUID) -> list[UUID]:
    """The audiences of this alarm that the member belongs to; NOT_FOUND alike for none and no alarm."""
    found = keyring.within(Note.objects.filter(alarm=alarm))
    audiences = list(found.values_list("compartment", flat=True))
    if not audiences:
        raise Refusal(NOT_FOUND)
    return audiences


def locked_state(alarm: UUID) -> State:
    """The alarm's state, kept as it is until this transaction ends.

    An alarm that is still an order is open; its order is locked instead, so that the engine cannot turn
    it into an alarm, give it to somebody and drop that take while this transaction looks away. Raises
    Refusal NOT_FOUND.
    """
    for _attempt in range(2):
        row = Alarm.objects.select_for_update().filter(id=alarm).values_list("state", flat=True).first()
        if row is not None:
            return State(row)
        if Order.objects.select_for_update().filter(id=alarm).exists():
            return State.OPEN
    raise Refusal(NOT_FOUND)
