"""Whatever is altered behind our back is refused, and named: which row, and what is wrong with it."""

import random
import secrets

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from safeconduct.kernel.ids import new_id
from safeconduct.keys import files, keyfile, log, rows, tables, verify
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.documents import RosterDocument
from safeconduct.keys.errors import Damaged
from safeconduct.keys.models import (
    Chunk,
    Countersignature,
    Entry,
    Node,
    Roster,
    SealedFile,
    SealedRow,
)
from safeconduct.keys.verify.reading import sealed_tables
from tests import cast as people
from tests.keys.test_core import note
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
