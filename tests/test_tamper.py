"""Whatever is altered behind our back is refused, and named: which row, and what is wrong with it."""

import random
import secrets

import msgspec
import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, files, keyfile, log, rows, tables, verify, vouched
from safeconduct.keys.compartments import DESK, HOUSE, well_known
from safeconduct.keys.documents import Countersign, EpochNotice, RosterDocument
from safeconduct.keys.errors import Damaged
from safeconduct.keys.keyring import context
from safeconduct.keys.models import (
    Chunk,
    Countersignature,
    Entry,
    Epoch,
    Grant,
    Node,
    Roster,
    SealedFile,
    SealedRow,
)
from safeconduct.keys.verify.reading import sealed_tables
from safeconduct.vault import envelopes, grants, signing
from safeconduct.vault.types import BoxPair, CompartmentSecret, SignPair
from tests import cast as people
from tests.tampering import fill, named, other, raw, undone, write

pytestmark = pytest.mark.django_db


SEALED = [table.__name__ for table in sealed_tables()]


@pytest.fixture(autouse=True)
def data(tmp_path, settings):
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def cast() -> people.Cast:
    return people.full()


def note(keyring, compartment, text=b"x") -> Countersignature:
    document = Countersign(of=new_id(), version=1, body=text, at=clock.now())
    return rows.insert(keyring, Countersignature, compartment, document)


def table_of(name: str) -> type[SealedRow]:
    return next(table for table in sealed_tables() if table.__name__ == name)


NOBODY = RosterDocument(kind="", subject=None, grants={})


def reads_as(table, pk, field, value) -> bool:
    try:
        return getattr(table.objects.get(pk=pk), field.attname) == value
    except (table.DoesNotExist, ValueError, ValidationError):
        return False


# Without keys.


def test_what_nobody_touched_fits_for_everybody(cast):
    files.receive(cast["cedar"], well_known(DESK), [b"x" * 9], name="a", media_type="b")
    assert verify.check().findings == []
    for name in cast.members:
        report = verify.check(cast[name])
        assert report.findings == []
        assert report.opened > 0


@pytest.mark.parametrize("name", SEALED)
def test_an_altered_column_of_any_sealed_table_is_named(name):
    table = table_of(name)
    row = fill(table, new_id())
    fill(table, new_id())
    before = verify.check().findings
    covered_elsewhere = tables.not_in_log(table._meta.db_table)
    for field in table._meta.concrete_fields:
        if field.name in covered_elsewhere:
            continue
        stored = getattr(table.objects.get(pk=row.pk), field.attname)
        for value in (other(field, stored), *([] if field.primary_key else ["not of this kind"])):
            with undone():
                if value == "not of this kind":
                    raw(table, row.pk, field.column, value)
                else:
                    write(table, row.pk, field.column, value)
                if reads_as(table, row.pk, field, stored):
                    continue  # nonsense that means the same: SQLite reads any word as "no"
                found = [one for one in verify.check().findings if one not in before]
                assert any(one.table == table._meta.db_table for one in found), (field.name, found)
    assert verify.check().findings == before


def test_an_altered_column_of_the_log_is_named(cast):
    row = note(cast["cedar"], well_known(DESK))
    leaf = Entry.objects.get(index=row.leaf)
    for field in Entry._meta.concrete_fields:
        values = [other(field, getattr(leaf, field.attname)), "not of this kind"]
        for value in values:
            with undone():
                if value == "not of this kind":
                    if field.primary_key:
                        continue  # SQLite itself refuses it
                    raw(Entry, leaf.pk, field.column, value)
                else:
                    write(Entry, leaf.pk, field.column, value)
                codes = {one.code for one in verify.check().findings}
                assert codes & {"leaf_altered", "leaf_missing"}, field.name


def test_an_altered_hash_of_the_tree_names_itself_and_not_what_stands_above(cast):
    for _ in range(20):
        note(cast["cedar"], well_known(DESK))
    for level in range(5):
        node = random.choice(Node.objects.filter(level=level))  # noqa: S311  (any will do)
        with undone():
            write(Node, node.pk, "hash", secrets.token_bytes(32))
            found = verify.check().findings
            assert {one.code for one in found} <= {"node_altered", "leaf_altered"}
            assert len(found) <= 2
            assert found


def test_a_hash_of_the_tree_that_is_gone_or_too_much_is_named(cast):
    node = Node.objects.filter(level=2).first()
    with undone():
        node.delete()
        assert {one.code for one in verify.check().findings} == {"node_missing"}
    with undone():
        Node.objects.create(level=0, position=log.size() + 5, hash=bytes(32))
        assert {one.code for one in verify.check().findings} == {"node_extra"}


def test_two_rows_whose_envelopes_were_swapped_are_both_named(cast):
    one, two = note(cast["cedar"], well_known(DESK)), note(cast["cedar"], well_known(DESK))
    write(Countersignature, one.pk, "sealed", bytes(two.sealed))
    write(Countersignature, two.pk, "sealed", bytes(one.sealed))
    assert named(one) == named(two) == {"row_envelope"}


def test_two_rows_swapped_whole_are_both_named(cast):
    one, two = note(cast["cedar"], well_known(DESK)), note(cast["cedar"], well_known(DESK))
    between = new_id()
    for was, becomes in ((one.pk, between), (two.pk, one.pk), (between, two.pk)):
        write(Countersignature, was, "id", becomes)
    assert "row_envelope" in named(one)
    assert "row_envelope" in named(two)


def test_a_deleted_row_is_named(cast):
    row = note(cast["cedar"], well_known(DESK))
    Countersignature.objects.filter(pk=row.pk).delete()
    assert named(row) == {"row_missing"}


def test_a_row_deleted_with_its_leaf_leaves_a_hole(cast):
    row = note(cast["cedar"], well_known(DESK))
    note(cast["cedar"], well_known(DESK))
    Countersignature.objects.filter(pk=row.pk).delete()
    Entry.objects.filter(index=row.leaf).delete()
    assert ("leaf_missing", row.leaf) in {(one.code, one.leaf) for one in verify.check().findings}


def test_a_log_cut_off_at_its_end_is_named(cast):
    row = note(cast["cedar"], well_known(DESK))
    Countersignature.objects.filter(pk=row.pk).delete()
    Entry.objects.filter(index=row.leaf).delete()
    assert "node_extra" in {one.code for one in verify.check().findings}


def test_an_older_version_put_back_is_named(cast):
    cedar = cast["cedar"]
    row = note(cedar, well_known(DESK), b"old")
    old = Countersignature.objects.filter(pk=row.pk).values().get()
    rows.rewrite(cedar, row, rows.read(cedar, row).document)
    del old["id"]
    Countersignature.objects.filter(pk=row.pk).update(**old)
    assert named(row) == {"row_version"}
    Countersignature.objects.filter(pk=row.pk).update(version=2)
    assert named(row) == {"row_leaf", "row_envelope"}


def test_an_erased_row_put_back_is_named(cast):
    cedar = cast["cedar"]
    row = rows.insert(cedar, Roster, well_known(DESK), NOBODY)
    rows.erase(cedar, row)
    row.save(force_insert=True)
    assert named(row) == {"row_erased"}


def test_a_copy_of_a_row_under_another_handle_is_named(cast):
    row = note(cast["cedar"], well_known(DESK))
    copy = Countersignature.objects.get(pk=row.pk)
    copy.pk = new_id()
    copy.save(force_insert=True)
    assert named(copy) == {"row_not_in_log"}
    with pytest.raises(Damaged):
        rows.read(cast["cedar"], copy)


def test_a_leaf_added_for_a_version_that_was_never_written_is_named(cast):
    row = note(cast["cedar"], well_known(DESK))
    leaf = log.Leaf(row.compartment, row._meta.db_table, row.pk, 3, bytes(32), bytes(32))
    with transaction.atomic():
        log.append([leaf])
    assert "leaf_out_of_order" in named(row)


def test_a_leaf_of_a_table_that_does_not_exist_is_named():
    with transaction.atomic():
        log.append([log.Leaf(new_id(), "desk_of_nobody", new_id(), 1, b"x" * 32, b"x" * 32)])
    assert [one.code for one in verify.check().findings] == ["table_unknown"]


# With keys: whoever writes to the database can also write proper leaves; then only what stands inside tells.


def forged(keyring, row: SealedRow, payload: bytes) -> SealedRow:
    """Store a payload in a box with a proper leaf, as anybody can who has the database."""
    public = vouched.public_half(keyring, row.compartment, row.epoch)
    return rows.store(row, envelopes.seal_to(public, context(row, keyring.organisation), payload))


def signed_as(keyring, author, private, row: SealedRow, document) -> bytes:
    bound = context(row, keyring.organisation)
    body = msgspec.msgpack.encode(document)
    return signing.sign_payload(private, bound, author, type(document).__name__, rows.SCHEMA, body)


def test_a_box_shown_as_a_member_s_is_refused_and_named(cast):
    cedar, elm = cast["cedar"], cast["elm"]
    row = Countersignature(id=new_id(), compartment=well_known(DESK), epoch=1, version=1)
    document = Countersign(of=new_id(), version=1, body=b"", at=clock.now())
    payload = signed_as(cedar, cedar.member, SignPair.generate().private, row, document)
    forged(elm, row, payload)
    with pytest.raises(Damaged):
        rows.find(elm, Countersignature, row.id)
    assert named(row, keyring=elm) == {"row_damaged"}
    assert named(row) == set()  # without keys it cannot be told from a genuine one


def test_a_row_of_somebody_who_never_stood_is_refused_and_named(cast):
    elm, stranger = cast["elm"], SignPair.generate()
    row = Countersignature(id=new_id(), compartment=well_known(DESK), epoch=1, version=1)
    document = Countersign(of=new_id(), version=1, body=b"", at=clock.now())
    forged(elm, row, signed_as(elm, new_id(), stranger.private, row, document))
    assert named(row, keyring=elm) == {"row_damaged"}


def test_a_payload_moved_to_another_row_is_refused_and_named(cast):
    cedar = cast["cedar"]
    genuine = note(cedar, well_known(DESK))
    row = Countersignature(id=new_id(), compartment=well_known(DESK), epoch=1, version=1)
    payload = envelopes.open_sealed(
        cedar.record_key(genuine.compartment, 1), context(genuine, cedar.organisation), genuine.sealed
    )
    forged(cedar, row, payload)
    with pytest.raises(Damaged) as damaged:
        rows.find(cedar, Countersignature, row.id)
    assert damaged.value.why == "WrongContext"
    assert named(row, keyring=cedar) == {"row_damaged"}


def test_a_write_into_a_closed_epoch_is_named(cast):
    ash, cedar = cast["ash"], cast["cedar"]
    room = compartments.create(
        ash, "signals", id=new_id(), subject=new_id(), holders={ash.member, cedar.member}
    )
    cedar.refresh()
    compartments.turn(ash, room, {ash.member})
    row = Countersignature(id=new_id(), compartment=room, epoch=1, version=1)
    rows.write(cedar, row, Countersign(of=new_id(), version=1, body=b"", at=clock.now()))
    assert named(row, keyring=cast["ash"]) == {"row_damaged"}


def test_a_swapped_public_half_is_named_even_with_a_proper_leaf(cast):
    ash = cast["ash"]
    row = Epoch.objects.get(of=well_known(DESK), number=1)
    mine = BoxPair.generate().public.data
    with undone():
        write(Epoch, row.pk, "box_public", mine)
        assert named(row) == {"row_columns"}
    row.box_public, row.version = mine, row.version + 1
    rows.store(row, bytes(row.sealed), replaces=row.version - 1)
    assert named(row) == set()
    assert named(row, keyring=ash) == {"row_damaged"}


def test_a_public_half_that_nobody_signed_is_named_and_nothing_is_sealed_to_it(cast):
    cedar, house = cast["cedar"], well_known(HOUSE)
    stranger, mine = new_id(), BoxPair.generate().public.data
    notice = EpochNotice(of=stranger, number=1, box_public=mine)
    row = rows.insert_unsigned(Epoch, house, notice, of=stranger, number=1, box_public=mine)
    with pytest.raises(Damaged):
        vouched.public_half(cedar, stranger, 1)
    assert named(row, keyring=cedar) == {"row_damaged"}


def test_a_roster_that_nobody_signed_is_named(cast):
    ash = cast["ash"]
    room = compartments.create(ash, "signals", id=new_id(), subject=new_id(), holders={ash.member})
    document = RosterDocument(kind="signals", subject=None, grants={new_id(): new_id()})
    row = rows.insert_unsigned(Roster, room, document)
    assert named(row, keyring=cast["ash"]) == {"row_damaged"}


def give(keyring, holder, body: grants.GrantBody, granter, private) -> Grant:
    row = Grant(id=new_id(), compartment=holder, epoch=rows.open_epoch(holder), version=1)
    public = vouched.public_half(keyring, holder, row.epoch)
    return rows.store(
        row, grants.make_grant(granter, private, public, context(row, keyring.organisation), body)
    )


def test_a_grant_given_by_nobody_is_named(cast):
    hazel = cast["hazel"]
    body = grants.GrantBody(well_known(DESK), 1, "desk", None, CompartmentSecret.generate())
    row = give(hazel, hazel.member, body, new_id(), SignPair.generate().private)
    assert named(row, keyring=cast["hazel"]) == {"grant_stranger"}


def test_a_grant_signed_with_the_wrong_key_is_named(cast):
    hazel = cast["hazel"]
    body = grants.GrantBody(well_known(DESK), 1, "desk", None, CompartmentSecret.generate())
    row = give(hazel, hazel.member, body, cast["ash"].member, SignPair.generate().private)
    assert named(row, keyring=cast["hazel"]) == {"grant_stranger"}


def test_a_grant_of_a_secret_that_is_not_the_compartment_s_is_named(cast):
    oak, ash = cast["oak"], cast["ash"]
    body = grants.GrantBody(well_known(DESK), 1, "desk", None, CompartmentSecret.generate())
    row = give(ash, oak.member, body, ash.member, ash.sign.private)
    assert named(row, keyring=cast["oak"]) == {"grant_wrong_secret"}


def test_a_grant_copied_to_another_holder_is_named(cast):
    elm = cast["elm"]
    genuine = Grant.objects.filter(compartment=cast["cedar"].member).first()
    row = Grant(id=new_id(), compartment=elm.member, epoch=genuine.epoch, version=1)
    rows.store(row, bytes(genuine.sealed))
    assert named(row, keyring=elm) == {"grant_damaged"}


# Files and their keys.


def test_altered_pieces_of_a_file_are_named(cast):
    file = files.receive(cast["cedar"], well_known(DESK), [b"x" * 9], name="a", media_type="b")
    chunk = Chunk.objects.get(file=file)
    write(Chunk, chunk.pk, "sealed", bytes(chunk.sealed)[:-1] + b"?")
    row = SealedFile.objects.get(pk=file)
    assert named(row) == set()
    assert named(row, keyring=cast["elm"]) == {"file_chunks"}


def test_a_file_without_its_key_and_pieces_without_a_file_are_named(cast):
    file = files.receive(cast["cedar"], well_known(DESK), [b"x" * 9], name="a", media_type="b")
    Chunk.objects.create(file=new_id(), number=0, sealed=b"x")
    keyfile.path().unlink()
    assert {one.code for one in verify.check().findings} == {"key_missing", "chunk_stray"}
    assert named(SealedFile.objects.get(pk=file)) == {"key_missing"}


def test_verifying_writes_nothing(cast, data):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
    try:
        assert verify.check(cast["ash"]).fits
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=OFF")
    assert list(data.iterdir()) == []


def test_another_part_adds_checks_of_its_own(monkeypatch):
    alarm = verify.Finding("row_columns", "engine_timer", new_id())
    monkeypatch.setattr(verify, "EXTRA", [lambda _keyring: [alarm]])
    assert verify.check().findings == [alarm]
