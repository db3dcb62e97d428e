"""Yesterday's copy in place of today's, or another history of the same length: the outside can tell."""

import pytest

from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import heads, log, rows, verify
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.documents import Countersign
from safeconduct.keys.models import Countersignature, Entry, HeadSignature, Node
from safeconduct.vault.merkle import Head
from tests import cast as people
from tests.tampering import rewrite_history, undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_data")]


@pytest.fixture
def cast() -> people.Cast:
    return people.found()


def note(keyring) -> Countersignature:
    document = Countersign(of=new_id(), version=1, body=b"x", at=clock.now())
    return rows.insert(keyring, Countersignature, well_known(DESK), document)


def codes(**given) -> set[str]:
    return {one.code for one in verify.check(**given).findings}


def test_every_head_that_ever_left_lies_on_the_way_to_the_present_one(cast):
    told = []
    for _ in range(9):
        told.append(heads.offer())
        note(cast["ash"])
    assert verify.check(outside=told).fits


def test_yesterday_s_database_fits_itself_and_not_what_the_outside_was_told(cast):
    with undone():
        note(cast["ash"])
        told = heads.offer()
    assert codes() == set()
    assert codes(outside=[told]) == {"rolled_back"}


def test_another_history_written_since_is_named_a_fork(cast):
    with undone():
        note(cast["ash"])
        told = heads.offer()
    note(cast["ash"])
    note(cast["ash"])
    assert codes() == set()
    assert codes(outside=[told]) == {"forked"}


def test_two_different_heads_of_one_length_are_never_both_right(cast):
    told = heads.offer()
    assert codes(outside=[told, Head(told.size, bytes(32))]) == {"forked"}


def test_a_log_built_anew_over_an_altered_leaf_is_told_by_an_outside_head(cast):
    row = note(cast["ash"])
    told = heads.offer()
    rewrite_history(row.leaf)
    assert codes() == {"row_envelope"}  # the tree itself says nothing
    assert codes(outside=[told]) == {"row_envelope", "forked"}


def test_a_member_signs_heads_that_go_on_from_the_last_one(cast):
    birch = cast["birch"]
    assert heads.last(birch) is None
    first = heads.sign(birch)
    note(cast["ash"])
    second = heads.sign(birch)
    assert second.size > first.size
    assert heads.last(birch) == second
    assert heads.last(cast["ash"]) is None
    assert heads.signed(cast["ash"]) == [first, second]


def test_a_member_does_not_sign_a_log_that_was_rewritten_before_the_last_head(cast):
    row = note(cast["ash"])
    heads.sign(cast["birch"])
    note(cast["ash"])
    rewrite_history(row.leaf)
    with pytest.raises(Refusal) as refused:
        heads.sign(cast["birch"])
    assert refused.value.code == heads.FORKED
    assert "forked" in codes(keyring=cast["birch"])


def test_a_member_does_not_sign_a_log_that_is_shorter_than_the_last_head(cast):
    heads.sign(cast["birch"])
    signed = log.size()
    with undone():
        Node.objects.filter(position__gte=1).delete()
        Entry.objects.filter(index__gte=signed - 3).delete()
        with pytest.raises(Refusal):
            heads.sign(cast["birch"])


def test_a_head_that_does_not_carry_its_member_s_signature_is_named(cast):
    birch = cast["birch"]
    heads.sign(birch)
    row = HeadSignature.objects.get()
    document = rows.read(birch, row).document
    forged = type(document)(size=document.size, root=document.root, at=document.at, signature=bytes(64))
    rows.rewrite(birch, row, forged)
    assert codes(keyring=cast["ash"]) == {"head_forged"}


def test_a_head_is_copied_by_hand_and_read_back_however_it_was_spaced():
    head = Head(1234, bytes(range(32)))
    written = heads.write(head)
    assert written.startswith("1234:0001 0203 ")
    for text in (written, written.upper(), written.replace(" ", ""), f"  {written}\n"):
        assert heads.read(text) == head
    for wrong in ("", "12", "12:00", f"x{written}", f"{written} 00", "12:" + "zz" * 32):
        with pytest.raises(ValueError, match="SIZE:ROOT"):
            heads.read(wrong)
