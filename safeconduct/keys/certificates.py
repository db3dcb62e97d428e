"""Whose keys are whose: the directory, rebuilt from signatures each time something was added.

1. The founding document is the root: it names the first founder and the machine's own holder, and
   is signed by the founder.
2. Until a second member stands, one certificate is complete with the founder's signature and the
   newcomer's own countersignature, which also stands under the founding document: the founders
   compared fingerprints aloud.
3. From then on a certificate needs two who may certify, other than its holder and, where it replaces
   earlier keys, other than those: stolen keys must not vouch for a successor of their own.
4. A later complete certificate for a holder replaces the earlier; an ended one, for which one
   signature is enough, closes all of them at once.

A signature counts only if its author stood at that position of the log.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from uuid import UUID

import msgspec

from safeconduct.kernel import clock
from safeconduct.kernel.errors import STALE, Refusal
from safeconduct.keys import compartments, log, rows
from safeconduct.keys.documents import CertificateDocument, Countersign, FoundingDocument, KeyHolder
from safeconduct.keys.errors import Damaged
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Certificate, Countersignature, Founding, SealedRow
from safeconduct.vault import signing
from safeconduct.vault.types import BoxPublic, SignPublic, VaultError

MEMBER, MACHINE = "member", "engine"
TABLES: tuple[type[SealedRow], ...] = (Founding, Certificate, Countersignature)
CERTIFIERS = frozenset({"admin", "coordinator"})


@dataclass(frozen=True)
class Standing:
    """One holder's keys and roles from leaf `since` until leaf `until` (None: still)."""

    handle: UUID
    sign_public: SignPublic
    box_public: BoxPublic
    roles: frozenset[str]
    kind: str
    since: int
    until: int | None
    certified_by: tuple[UUID, ...]


@dataclass
class Directory:
    """Every holder that ever stood, and what still waits for a second signature."""

    founding: FoundingDocument | None = None
    root: bytes | None = None
    complete: bool = False
    standings: dict[UUID, list[Standing]] = field(default_factory=dict)
    waiting: dict[UUID, tuple[CertificateDocument, UUID]] = field(default_factory=dict)
    successors: dict[UUID, UUID] = field(default_factory=dict)

    def at(self, handle: UUID, leaf: int) -> Standing | None:
        """Who the holder was when leaf `leaf` was written."""
        for standing in self.standings.get(handle, ()):
            if standing.since <= leaf and (standing.until is None or leaf < standing.until):
                return standing
        return None

    def now(self, handle: UUID) -> Standing | None:
        """Who the holder is, None for strangers and for those who left."""
        last = self.standings.get(handle, [None])[-1]
        return last if last is not None and last.until is None else None

    def members(self, role: str | None = None) -> list[Standing]:
        """Everybody who stands now, or those who hold a role."""
        current = (self.now(handle) for handle in self.standings)
        return [
            standing
            for standing in current
            if standing is not None and standing.kind == MEMBER and (role is None or role in standing.roles)
        ]

    def successor(self, handle: UUID) -> UUID:
        """The handle by which the same person is known now (after a re-enrolment)."""
        while handle in self.successors:
            handle = self.successors[handle]
        return handle


class Kept(NamedTuple):
    """A directory, and the moment of the log at which it said all there is."""

    moment: log.Moment
    built: Directory


def directory(keyring: Keyring, leaf: int | None = None) -> Directory:
    """The directory as the log stands now, or as far as it matters for a row written at `leaf`.

    Rows that do not fit count for nothing. Raises Damaged when the founding document is not the one
    this holder first saw.
    """
    kept = keyring.directory_cache
    if kept is not None and kept.moment.settled and leaf is not None and leaf <= kept.moment.end.at:
        return kept.built
    moment = log.moment()
    if kept is not None and kept.moment == moment:
        return kept.built
    house = compartments.well_known(compartments.HOUSE, keyring.organisation)
    built = kept.built if kept is not None and not _changed_since(kept.moment) else _read(keyring, house)
    keyring.directory_cache = Kept(moment, built)
    return built


def _changed_since(before: log.Moment) -> bool:
    """Whether anything was written that a directory is made of, or what it was made of was undone."""
    names = {table._meta.db_table for table in TABLES}
    return not log.stands(before.end) or not names.isdisjoint(log.tables_written(before.end.at))


def _read(keyring: Keyring, house: UUID) -> Directory:
    found = (row for table in TABLES for row in table.objects.filter(compartment=house))
    built = _build(keyring, sorted(found, key=lambda row: row.leaf))
    if keyring.root not in (None, built.root):
        raise Damaged(Founding._meta.db_table, keyring.organisation, "founding")
    return built


def certify(
    keyring: Keyring, holder: KeyHolder, *, replaces: UUID | None = None, ended: bool = False
) -> UUID:
    """Say whose keys these are, or that the holder left; a second member countersigns the first."""
    house = compartments.well_known(compartments.HOUSE, keyring.organisation)
    document = CertificateDocument(holder=holder, at=clock.now(), ended=ended, replaces=replaces)
    return rows.insert(keyring, Certificate, house, document).id


def countersign(keyring: Keyring, certificate: UUID, fingerprint: bytes) -> UUID:
    """Say the same as a certificate whose body the member saw, by its hash. Raises STALE if not."""
    reading = rows.unseal(keyring, Certificate.objects.get(id=certificate))
    if rows.fingerprint(reading.body) != fingerprint:
        raise Refusal(STALE)
    house = compartments.well_known(compartments.HOUSE, keyring.organisation)
    document = Countersign(of=certificate, version=1, body=fingerprint, at=clock.now())
    return rows.insert(keyring, Countersignature, house, document).id


def withdraw(keyring: Keyring, certificate: UUID) -> None:
    """Say that a certificate shall not be countersigned. It stays: what is gone from here is an attack."""
    _document, fingerprint = body_of(keyring, certificate)
    house = compartments.well_known(compartments.HOUSE, keyring.organisation)
    document = Countersign(of=certificate, version=1, body=fingerprint, at=clock.now(), withdrawn=True)
    rows.insert(keyring, Countersignature, house, document)


def _build(keyring: Keyring, found: Iterable[SealedRow]) -> Directory:
    built = Directory()
    bodies: dict[UUID, bytes] = {}
    for row in found:
        try:
            payload = rows.unseal(keyring, row)
            document = rows.decode(row, payload)
        except rows.UNREADABLE:
            continue
        bodies[row.id] = rows.fingerprint(payload.body)
        if isinstance(document, FoundingDocument):
            _found(built, document, payload)
        elif _signed(built, row, payload):
            _take(built, row, document, payload, bodies)
    return built


def _found(built: Directory, document: FoundingDocument, payload: signing.Payload) -> None:
    """The first founding document, signed by a founder it names, is the root; others are nothing."""
    author = next((one for one in document.founders if one.handle == payload.author), None)
    if built.founding is not None or author is None:
        return
    try:
        signing.verify_payload(payload, SignPublic(author.sign_public))
    except VaultError:
        return
    built.founding = document
    built.root = rows.fingerprint(payload.body)
    for holder in (author, *document.machines):
        _stand(built, holder, 0, (author.handle,))


def _signed(built: Directory, row: SealedRow, payload: signing.Payload) -> bool:
    """Whether the author stood then; a newcomer may countersign the own certificate at founding."""
    if payload.author is None:
        return False
    standing = built.at(payload.author, row.leaf)
    public = standing.sign_public if standing else _newcomer_key(built, payload.author)
    if public is None:
        return False
    try:
        signing.verify_payload(payload, public)
    except VaultError:
        return False
    return True


def _newcomer_key(built: Directory, handle: UUID) -> SignPublic | None:
    if built.complete:
        return None
    for document, _author in built.waiting.values():
        if document.holder.handle == handle:
            return SignPublic(document.holder.sign_public)
    return None


def _take(
    built: Directory,
    row: SealedRow,
    document: CertificateDocument | Countersign,
    payload: signing.Payload,
    bodies: dict[UUID, bytes],
) -> None:
    author = payload.author
    if author is None:
        return
    if isinstance(document, CertificateDocument):
        standing = built.at(author, row.leaf)
        if standing is None or not standing.roles & CERTIFIERS:
            return
        if document.ended:
            _end(built, document.holder.handle, row.leaf)
        elif author != document.holder.handle:
            built.waiting[row.id] = (document, author)
        return
    _second(built, row, document, author, bodies)


def _second(
    built: Directory, row: SealedRow, document: Countersign, author: UUID, bodies: dict[UUID, bytes]
) -> None:
    """Take a second signature, or the word of somebody who certifies that there shall be none."""
    waiting = built.waiting.get(document.of)
    if waiting is None or bodies.get(document.of) != document.body:
        return
    standing = built.at(author, row.leaf)
    certifies = standing is not None and bool(standing.roles & CERTIFIERS)
    if document.withdrawn:
        if certifies:
            del built.waiting[document.of]
        return
    certificate, first = waiting
    about = (certificate.holder.handle, certificate.replaces)
    if built.complete:
        if not certifies or author == first or author in about:
            return
    elif author != certificate.holder.handle:
        return  # until the second founder stands, the newcomer's own is the only second signature
    del built.waiting[document.of]
    built.complete = True
    handle = certificate.holder.handle
    _end(built, handle, row.leaf)
    _stand(built, certificate.holder, row.leaf, (first, author))
    if certificate.replaces is not None:
        _end(built, certificate.replaces, row.leaf)
        built.successors[certificate.replaces] = handle


def _stand(built: Directory, holder: KeyHolder, since: int, by: tuple[UUID, ...]) -> None:
    standing = Standing(
        handle=holder.handle,
        sign_public=SignPublic(holder.sign_public),
        box_public=BoxPublic(holder.box_public),
        roles=frozenset(holder.roles),
        kind=holder.kind,
        since=since,
        until=None,
        certified_by=by,
    )
    built.standings.setdefault(holder.handle, []).append(standing)


def _end(built: Directory, handle: UUID, leaf: int) -> None:
    spans = built.standings.get(handle)
    if spans and spans[-1].until is None:
        spans[-1] = replace(spans[-1], until=leaf)


def body_of(keyring: Keyring, certificate: UUID) -> tuple[CertificateDocument, bytes]:
    """A certificate that waits for a second signature, with the hash to be countersigned."""
    row = Certificate.objects.get(id=certificate)
    payload = rows.unseal(keyring, row)
    return msgspec.msgpack.decode(payload.body, type=CertificateDocument), rows.fingerprint(payload.body)
