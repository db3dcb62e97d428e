"""A file is sealed as it arrives, opens for its readers whole or not at all, and can be purged alone."""

import hashlib
import secrets
from pathlib import Path

import pytest

from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, files, keyfile, log, rows, sweeping
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.documents import FileDocument
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.models import Chunk, SealedFile
from safeconduct.vault.envelopes import Context
from safeconduct.vault.files import CHUNK, FileSealer
from safeconduct.vault.types import FileKey
from tests import cast as people

pytestmark = pytest.mark.django_db

MIB = CHUNK
AROUND = 66  # bytes that sealing adds to a piece


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def cast() -> people.Cast:
    return people.full()


def store(keyring, content: bytes, compartment=None, **more):
    return files.receive(
        keyring,
        compartment or well_known(DESK),
        [content],
        name="recording.ogg",
        media_type="audio/ogg",
        **more,
    )


def read(keyring, file) -> bytes:
    return b"".join(files.content(keyring, file))


@pytest.mark.parametrize("length", [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB, 3 * MIB + 7])
def test_what_was_stored_is_what_is_read(cast, length):
    content = secrets.token_bytes(length)
    file = store(cast["cedar"], content)
    assert read(cast["elm"], file) == content
    document = files.describe(cast["elm"], file).document
    assert (document.length, document.digest) == (length, hashlib.sha256(content).digest())
    assert (document.name, document.media_type) == ("recording.ogg", "audio/ogg")


def stored(file) -> list[int]:
    """How long each piece is as it lies there."""
    pieces = Chunk.objects.filter(file=file).order_by("number").values_list("sealed", flat=True)
    return [len(bytes(piece)) - AROUND for piece in pieces]


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        (0, 255, [256]),
        (5_000, 8_191, [8_192]),
        (MIB // 2, MIB - 1, [MIB]),
        (MIB, 2 * MIB - 1, [MIB, MIB]),
    ],
)
def test_how_long_a_file_is_lies_there_in_steps_only(cast, one, other, steps):
    """By its exact length an article that anyone can read would be known, and with it the case."""
    assert [stored(store(cast["cedar"], b"\x80" * length)) for length in (one, other)] == [steps, steps]


def test_a_file_from_before_its_last_piece_was_filled_up_opens_as_it_was(cast):
    cedar, file, key = cast["cedar"], new_id(), FileKey.generate()
    keyfile.add(cedar, files.PLACE, file, [well_known(DESK)], key)
    sealer = FileSealer(key, Context(cedar.organisation, Chunk._meta.db_table, file, file, 0, 1))
    piece = sealer.header + sealer.seal(0, b"ends in \x80\0\0", last=True)
    Chunk.objects.create(file=file, number=0, sealed=piece)
    print_of = hashlib.sha256(bytes(8) + hashlib.sha256(piece).digest()).digest()
    earlier = {
        "name": "a",
        "media_type": "b",
        "length": 11,
        "chunks": 1,
        "digest": b"",
        "received": clock.now(),
    }
    rows.insert(cedar, SealedFile, well_known(DESK), FileDocument(**earlier, fingerprint=print_of), id=file)
    assert read(cast["elm"], file) == b"ends in \x80\0\0"


def test_pieces_of_any_size_make_the_same_file(cast):
    content = secrets.token_bytes(2 * MIB + 99)
    pieces = [content[:7], b"", content[7 : MIB + 100], content[MIB + 100 :]]
    file = files.receive(cast["cedar"], well_known(DESK), pieces, name="a", media_type="b")
    assert read(cast["cedar"], file) == content
    assert Chunk.objects.filter(file=file).count() == 3


def test_an_operator_stores_into_a_room_that_only_others_read(cast):
    ash, cedar = cast["ash"], cast["cedar"]
    room = compartments.create(ash, "medical", id=new_id(), subject=new_id(), holders={ash.member})
    file = store(cedar, b"a report", room)
    assert read(cast["ash"], file) == b"a report"
    assert files.describe(cast["ash"], file).author == cedar.member
    for denied in (read, files.describe, files.purge):
        with pytest.raises(Refusal) as refused:
            denied(cast["cedar"], file)
        assert refused.value.code == NOT_FOUND


def test_a_file_that_is_not_there_is_refused_like_one_that_is_not_yours(cast):
    with pytest.raises(Refusal) as refused:
        files.content(cast["cedar"], new_id())
    assert refused.value.code == NOT_FOUND


def test_a_cleaned_copy_names_the_original(cast):
    original = store(cast["cedar"], b"with a place in it")
    copy = store(cast["cedar"], b"without", derived_from=original)
    assert files.describe(cast["elm"], copy).document.derived_from == original


def test_nothing_in_the_database_or_the_key_file_shows_name_type_or_content(cast, data):
    file = store(cast["cedar"], b"the words of a witness" * 10)
    sealed = bytes(SealedFile.objects.get(id=file).sealed)
    stored = b"".join(bytes(chunk.sealed) for chunk in Chunk.objects.filter(file=file))
    everything = sealed + stored + b"".join(p.read_bytes() for p in data.iterdir())
    assert not [word for word in (b"recording", b"audio/ogg", b"words of") if word in everything]


def alter(file, number, change):
    chunk = Chunk.objects.get(file=file, number=number)
    chunk.sealed = change(bytes(chunk.sealed))
    chunk.save()


def swap(file, one, other):
    first, second = (Chunk.objects.get(file=file, number=number) for number in (one, other))
    first.sealed, second.sealed = second.sealed, first.sealed
    first.save()
    second.save()


DAMAGE = {
    "a bit turned": lambda file, _: alter(file, 1, lambda s: s[:-1] + bytes([s[-1] ^ 1])),
    "a header turned": lambda file, _: alter(file, 0, lambda s: s[:5] + bytes([s[5] ^ 1]) + s[6:]),
    "cut short": lambda file, _: Chunk.objects.filter(file=file, number=2).delete(),
    "the first gone": lambda file, _: Chunk.objects.filter(file=file, number=0).delete(),
    "the last cut": lambda file, _: alter(file, 2, lambda s: s[:-20]),
    "reordered": lambda file, _: swap(file, 0, 1),
    "extended": lambda file, _: Chunk.objects.create(
        file=file, number=3, sealed=bytes(Chunk.objects.get(file=file, number=2).sealed)
    ),
    "a chunk of another file": lambda file, other: alter(
        file, 0, lambda _: bytes(Chunk.objects.get(file=other, number=0).sealed)
    ),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_file_that_was_altered_gives_not_one_byte(cast, damage):
    file, other = (store(cast["cedar"], secrets.token_bytes(2 * MIB + 10)) for _ in range(2))
    damage(file, other)
    with pytest.raises(Damaged) as damaged:
        files.content(cast["elm"], file)
    assert damaged.value.row == file


def test_a_chunk_forged_by_a_reader_who_has_the_key_does_not_pass_for_the_author_s(cast):
    """Readers hold the file's key: only the signed fingerprint tells their chunk from the original."""
    file = store(cast["cedar"], b"original")
    forger = files.resume(cast["elm"], well_known(DESK), file)
    forger.put(0, b"forged!!", last=True)
    with pytest.raises(Damaged):
        files.content(cast["cedar"], file)


def nonces(file) -> list[bytes]:
    return [bytes(chunk.sealed)[2:18] for chunk in Chunk.objects.filter(file=file).order_by("number")]


def test_a_chunk_sent_again_with_the_same_bytes_changes_nothing(cast):
    arriving = files.begin(cast["cedar"], well_known(DESK))
    arriving.put(0, b"x" * MIB)
    before = bytes(Chunk.objects.get(file=arriving.id, number=0).sealed)
    arriving.put(0, b"x" * MIB)
    files.resume(cast["cedar"], well_known(DESK), arriving.id).put(0, b"x" * MIB)
    assert bytes(Chunk.objects.get(file=arriving.id, number=0).sealed) == before


def test_a_chunk_sent_again_with_other_bytes_gets_another_nonce(cast):
    arriving = files.begin(cast["cedar"], well_known(DESK))
    arriving.put(0, b"x" * MIB)
    (before,) = nonces(arriving.id)
    arriving.put(0, b"y" * MIB)
    (after,) = nonces(arriving.id)
    assert before != after
    arriving.put(1, b"end", last=True)
    assert read(cast["elm"], arriving.finish(name="a", media_type="b")) == b"y" * MIB + b"end"


def test_a_chunk_whose_first_try_never_reached_the_database_gets_another_nonce(cast, monkeypatch):
    """After a crash the pages of the write-ahead log may still hold the first try."""
    arriving = files.begin(cast["cedar"], well_known(DESK))
    arriving.put(0, b"x" * MIB)
    lost = nonces(arriving.id)
    Chunk.objects.all().delete()
    files.resume(cast["cedar"], well_known(DESK), arriving.id).put(0, b"y" * MIB)
    assert nonces(arriving.id) != lost


def test_an_upload_goes_on_after_a_crash_even_into_a_room_its_writer_cannot_read(cast):
    ash = cast["ash"]
    room = compartments.create(ash, "medical", id=new_id(), subject=new_id(), holders={ash.member})
    arriving = files.begin(cast["cedar"], room)
    arriving.put(0, b"x" * MIB)
    again = files.resume(cast["cedar"], room, arriving.id)
    again.put(1, b"rest", last=True)
    file = again.finish(name="a", media_type="b")
    assert read(cast["ash"], file) == b"x" * MIB + b"rest"
    with pytest.raises(NotHeld):
        files.resume(cast["cedar"], room, file)


def test_a_file_with_a_hole_or_without_its_end_is_not_finished(cast):
    for sent in ({}, {0: False}, {0: False, 2: True}, {1: True}):
        arriving = files.begin(cast["cedar"], well_known(DESK))
        for number, last in sent.items():
            arriving.put(number, b"x" * (MIB - last), last=last)
        with pytest.raises(Refusal) as refused:
            arriving.finish(name="a", media_type="b")
        assert refused.value.code == files.UNFINISHED
        assert not SealedFile.objects.filter(id=arriving.id).exists()


def test_chunks_of_a_file_that_never_was_finished_are_swept_with_their_key(cast):
    from datetime import timedelta

    from safeconduct.kernel import clock

    arriving = files.begin(cast["cedar"], well_known(DESK))
    arriving.put(0, b"x" * MIB)
    kept = store(cast["cedar"], b"kept")
    sweeping.sweep()
    assert Chunk.objects.filter(file=arriving.id).exists()
    with clock.held(clock.now() + timedelta(days=2)):
        sweeping.sweep()
    assert list(Chunk.objects.values_list("file", flat=True)) == [kept]
    assert [one.thing for one in keyfile.kept()] == [kept]
    assert read(cast["cedar"], kept) == b"kept"


@pytest.mark.django_db(transaction=True)
def test_a_purged_file_leaves_a_tombstone_and_nothing_else(cast):
    cedar = cast["cedar"]
    file, other = store(cedar, b"gone"), store(cedar, b"stays")
    files.purge(cedar, file)
    assert not SealedFile.objects.filter(id=file).exists()
    assert not Chunk.objects.filter(file=file).exists()
    assert log.Entry.objects.filter(row=file).order_by("index").last().envelope == log.ERASED
    assert [one.thing for one in keyfile.kept()] == [other]
    assert keyfile.begun() == []
    assert read(cedar, other) == b"stays"
    with pytest.raises(Refusal):
        files.describe(cedar, file)


def test_a_purge_killed_after_its_key_is_finished_and_opens_nothing_meanwhile(cast):
    cedar = cast["cedar"]
    file = store(cedar, b"gone")
    keyfile.purge(files.PLACE, [file])
    with pytest.raises(NotHeld):
        files.content(cedar, file)
    assert sweeping.sweep().purges == 1
    assert not SealedFile.objects.filter(id=file).exists()
    assert not Chunk.objects.filter(file=file).exists()
