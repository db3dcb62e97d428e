"""What one holder can open: own pairs, and every compartment granted directly or through a team."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from uuid import UUID, uuid5

from django.db.models import QuerySet

from safeconduct.kernel.errors import Refusal
from safeconduct.keys import log
from safeconduct.keys.among import Handles
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.models import Epoch, Grant, Previous, SealedRow
from safeconduct.vault import compartments, grants, halves, signing
from safeconduct.vault.envelopes import Context
from safeconduct.vault.types import (
    BoxPair,
    CompartmentSecret,
    Half,
    RecordKey,
    SignPair,
    VaultError,
)

if TYPE_CHECKING:
    from safeconduct.keys.certificates import Kept
    from safeconduct.keys.documents import EpochNotice
    from safeconduct.keys.rows import Reading


# A signal has a key of its own, granted to the desk and, once filed, to the case's signals room.
R = TypeVar("R", bound=SealedRow)
ROOMS_THAT_HOLD = frozenset({"signals"})


class Meaning(NamedTuple):
    """What a compartment is for: its kind, and the case (or nothing) that it belongs to."""

    kind: str
    subject: UUID | None


class Keyring:
    """The keys of one holder, in memory only; several requests of one session may use it at once.

    `root` is the hash of the founding document as this holder first saw it: another house than that
    one is never believed. `opened` collects the rows this keyring opened since it was last emptied,
    for the journal of what a session opened beside what it could open.
    """

    def __init__(
        self,
        organisation: UUID,
        member: UUID,
        sign: SignPair,
        box: BoxPair,
        *,
        root: bytes | None = None,
    ) -> None:
        self.organisation = organisation
        self.house = uuid5(organisation, "house")
        self.member = member
        self.sign = sign
        self.box = box
        self.root = root
        self.opened: set[tuple[str, UUID]] = set()
        self.directory_cache: Kept | None = None
        self.readings: OrderedDict[tuple[str, UUID], Reading[Any]] = OrderedDict()
        self.halves: dict[tuple[UUID, int], tuple[Meaning, list[Half]]] = {}
        self.vouched: dict[tuple[UUID, int], EpochNotice] = {}
        self._secrets: dict[tuple[UUID, int], CompartmentSecret] = {}
        self._made: dict[tuple[UUID, int], CompartmentSecret] = {}
        self._sealing: dict[tuple[UUID, int], RecordKey] = {}
        self._records: dict[tuple[UUID, int], RecordKey] = {}
        self._boxes: dict[tuple[UUID, int], BoxPair] = {}
        self._newest: dict[UUID, int] = {}
        self._meanings: dict[UUID, Meaning] = {}
        # Whom grants may be sealed to: this holder, teams, and rooms that hold signals.
        self._holders: dict[UUID, None] = {member: None}
        self._asked: frozenset[UUID] = frozenset()  # holders whose grants were read, up to `_read_to`
        self._read_to = -1
        self._moment: log.Moment | None = None  # of the last reading
        self._known: tuple[object, Handles] | None = None
        self._change: object = None  # another one whenever a compartment is learnt or forgotten
        self._closed: dict[tuple[UUID, int], int] = {}

    def __repr__(self) -> str:
        return f"<Keyring of {self.member}, {len(self._newest)} compartments>"

    def remember(self) -> Callable[[], None]:
        """What takes back all that the keyring learns from now on, for a transaction that is undone.

        Without it a second attempt would seal under keys that were never kept, and nobody could read it.
        """
        kept = {
            name: dict(value) if isinstance(value, dict) else value
            for name, value in vars(self).items()
            if name not in {"opened", "readings"}  # what was read was read; a reading is compared anew
        }
        kept["halves"] = {place: (meaning, list(held)) for place, (meaning, held) in self.halves.items()}
        return lambda: vars(self).update(kept)

    def refresh(self) -> None:
        """Open every grant that was added since the last call, team by team until nothing is new."""
        fresh = frozenset(list(self._holders)) - self._asked
        moment = log.moment()
        if moment == self._moment and not fresh:
            return
        if self._moment is not None and self._moment.settled and not log.stands(self._moment.end):
            # An older copy was put back: what was written over it is unread, however long the log is now.
            self._asked, self._read_to = frozenset(), -1
        written = log.tables_written(self._read_to) if self._asked else set()
        if Epoch._meta.db_table in written or not self._asked:
            later = Epoch.objects.filter(number__gt=1, leaf__gt=self._read_to)
            closed = {
                (of, number - 1): leaf for of, number, leaf in later.values_list("of", "number", "leaf")
            }
            self._closed = {**self._closed, **closed} if self._asked else closed
        if Grant._meta.db_table in written:
            self._open_all(_grants_to(self._asked).filter(leaf__gt=self._read_to))
        while fresh := frozenset(list(self._holders)) - self._asked:
            self._open_all(_grants_to(fresh))
            self._asked |= fresh
        self._read_to, self._moment = moment.end.at, moment

    def _open_all(self, found: QuerySet[Grant]) -> None:
        ordered = list(found.order_by("leaf"))
        own = [one for one in ordered if one.compartment == self.member]
        # The house first: in it stands who may give the others. Teams last, by the keys given before.
        for inside in sorted(self._opened(own), key=lambda one: one[1].compartment != self.house):
            self._take(*inside)
        for inside in self._opened(one for one in ordered if one.compartment != self.member):
            self._take(*inside)

    def _opened(self, found: Iterable[Grant]) -> Iterator[tuple[Grant, grants.GrantBody, signing.Payload]]:
        for grant in found:
            pair = self.box if grant.compartment == self.member else None
            try:
                pair = pair or self.box_pair(grant.compartment, grant.epoch)
                inside = grants.open_grant(pair, context(grant, self.organisation), bytes(grant.sealed))
            except (NotHeld, VaultError):
                # A forged or damaged grant opens nothing; `verify` names it. It must not stop a sign-in.
                continue
            yield grant, *inside

    def _take(self, grant: Grant, body: grants.GrantBody, payload: signing.Payload) -> None:
        from safeconduct.keys import granted  # who stood stands in rows, which are built on the keyring

        # The house itself is proved by the founding that it contains (`root`), and before it is written in.
        of_house = body.compartment == self.house and body.kind == "house"
        if not of_house and granted.fault(self, grant, body, payload):
            return
        meaning = Meaning(body.kind, body.subject)
        if isinstance(body.secret, CompartmentSecret):
            self._hold(body.compartment, body.epoch, body.secret, meaning)
        else:
            self.learn_half(body.compartment, body.epoch, body.secret, meaning)

    def learn_half(self, compartment: UUID, epoch: int, half: Half, meaning: Meaning) -> None:
        """Hold one half; with the other, which comes another way, the whole compartment."""
        held = self.halves.setdefault((compartment, epoch), (meaning, []))[1]
        if half not in held:
            held.append(half)
        if len(held) == 2:
            secret = halves.join(CompartmentSecret, held[0], held[1])
            self._hold(compartment, epoch, secret, meaning)

    def learn(self, compartment: UUID, epoch: int, secret: CompartmentSecret, meaning: Meaning) -> None:
        """Hold a secret that was made here."""
        self._made[compartment, epoch] = secret
        self._hold(compartment, epoch, secret, meaning)

    def _hold(self, compartment: UUID, epoch: int, secret: CompartmentSecret, meaning: Meaning) -> None:
        """A later secret displaces an earlier only if it is the one vouched for, and the earlier is not."""
        if compartment == self.house and (compartment, epoch) not in self._secrets:
            self.directory_cache = None  # what this key opens may be about who stands
        held = self._secrets.setdefault((compartment, epoch), secret)
        if held != secret and self._fits(compartment, epoch, secret):
            self._secrets[compartment, epoch] = secret
            for made_of_it in (self._sealing, self._records, self._boxes):
                made_of_it.pop((compartment, epoch), None)
        self._newest[compartment] = max(epoch, self._newest.get(compartment, 0))
        self._meanings.setdefault(compartment, meaning)
        if meaning.subject is None or meaning.kind in ROOMS_THAT_HOLD:
            self._holders[compartment] = None
        self._change = object()

    def forget(self, compartment: UUID) -> None:
        """Drop every key of a compartment."""
        for keys in (self._made, self._secrets, self._sealing, self._records, self._boxes):
            for held in [key for key in list(keys) if key[0] == compartment]:
                del keys[held]
        self._newest.pop(compartment, None)
        self._meanings.pop(compartment, None)
        self._holders.pop(compartment, None)
        self._change = object()

    def holds(self, compartment: UUID) -> bool:
        return compartment in self._newest

    def compartments(self, kind: str | None = None) -> list[UUID]:
        """Every compartment held, or those of one kind."""
        known = list(self._meanings.items())
        return [held for held, meaning in known if kind is None or meaning.kind == kind]

    def readable(self) -> list[UUID]:
        """Every handle whose rows this keyring can open, the member's own included."""
        return [self.member, *list(self._newest)]

    def within(self, found: QuerySet[R]) -> QuerySet[R]:
        """The rows of a query that this keyring can open; others are never fetched."""
        change = self._change  # looked at first: what is learnt meanwhile makes it another one
        if self._known is None or self._known[0] is not change:
            self._known = (change, Handles(self.readable()))
        return found.filter(compartment__among=self._known[1])

    def find(self, kind: str, subject: UUID | None = None) -> UUID | None:
        """The compartment held for this kind and subject, if any."""
        wanted = Meaning(kind, subject)
        return next((held for held, meaning in list(self._meanings.items()) if meaning == wanted), None)

    def kind(self, compartment: UUID) -> str:
        return self._meaning(compartment).kind

    def subject(self, compartment: UUID) -> UUID | None:
        return self._meaning(compartment).subject

    def _meaning(self, compartment: UUID) -> Meaning:
        try:
            return self._meanings[compartment]
        except KeyError:
            raise NotHeld from None

    def secret(self, compartment: UUID, epoch: int) -> CompartmentSecret:
        """The secret of one epoch; older ones are reached from the newest held, one by one.

        Raises NotHeld.
        """
        newest = self._newest.get(compartment, 0)
        for number in range(newest, max(epoch, 1), -1):
            if (compartment, number - 1) not in self._secrets:
                self._step_back(compartment, number)
        try:
            return self._secrets[compartment, epoch]
        except KeyError:
            raise NotHeld from None

    def _step_back(self, compartment: UUID, number: int) -> None:
        from safeconduct.keys import rows  # rows is built on the keyring; the chain is rows

        row = Previous.objects.filter(compartment=compartment, epoch=number).first()
        if row is None:
            raise NotHeld
        # Who wrote it stands in the house, which may be what is being opened; only who held its key
        # can have sealed it like this.
        house = compartment == self.house
        earlier = rows.open_keyed(self, row) if house else rows.read_signed(self, row).document
        self._secrets[compartment, earlier.number] = CompartmentSecret(earlier.secret)

    def record_key(self, compartment: UUID, epoch: int) -> RecordKey:
        """The key of rows of one epoch. Raises NotHeld, also for a secret that somebody forged."""
        if (compartment, epoch) not in self._records:
            self._records[compartment, epoch] = compartments.record_key(self._proved(compartment, epoch))
        return self._records[compartment, epoch]

    def sealing_key(self, compartment: UUID, epoch: int) -> RecordKey:
        """The key to write rows with, proved also for the house: whatever is written with a secret that
        somebody else made up, they read. Raises NotHeld, and Damaged for such a secret."""
        place, newest = (compartment, epoch), self._newest.get(compartment, 0)
        if newest > epoch:
            raise Damaged(Epoch._meta.db_table, compartment, "epoch")  # somebody took a turn back
        if place not in self._sealing:
            secret = self.secret(compartment, epoch)
            if self._made.get(place) != secret and not self._fits(compartment, epoch, secret):
                raise Damaged(Epoch._meta.db_table, compartment, "secret")
            self._sealing[place] = compartments.record_key(secret)
        return self._sealing[place]

    def _proved(self, compartment: UUID, epoch: int) -> CompartmentSecret:
        """The secret, only if it fits the public half that was vouched for.

        Whoever writes to the database can seal any secret to a member's public key; what they
        cannot do is sign the notice. To read the house is no proof: the directory is read with it.
        """
        secret = self.secret(compartment, epoch)
        if compartment != self.house and not self._fits(compartment, epoch, secret):
            raise NotHeld
        return secret

    def _fits(self, compartment: UUID, epoch: int, secret: CompartmentSecret) -> bool:
        from safeconduct.keys import vouched  # as in _step_back

        try:
            public = vouched.public_half(self, compartment, epoch)
        except Refusal:
            return False
        return compartments.box_pair(secret).public == public

    def box_pair(self, compartment: UUID, epoch: int) -> BoxPair:
        """The compartment's own pair; for the holder's own handle, the holder's."""
        if compartment == self.member:
            return self.box
        if (compartment, epoch) not in self._boxes:
            self._boxes[compartment, epoch] = compartments.box_pair(self._proved(compartment, epoch))
        return self._boxes[compartment, epoch]

    def closed_at(self, compartment: UUID, epoch: int) -> int | None:
        """The leaf at which this epoch was closed, None while it is open."""
        return self._closed.get((compartment, epoch))


def _grants_to(holders: Iterable[UUID]) -> QuerySet[Grant]:
    return Grant.objects.filter(compartment__among=Handles(holders))


def context(row: SealedRow, organisation: UUID) -> Context:
    """The context that an envelope is bound to: nothing can be moved without it showing."""
    return Context(
        organisation=organisation,
        table=row._meta.db_table,
        row=row.id,
        compartment=row.compartment,
        epoch=row.epoch,
        version=row.version,
    )
