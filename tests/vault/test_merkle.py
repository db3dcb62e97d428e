"""The log's proofs: what stands in it can be shown, and what was taken out or altered cannot be hidden."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.vault import merkle, types
from safeconduct.vault.merkle import Frontier, Head

TREE_HASHES = [merkle.leaf_hash(bytes([n])) for n in range(70)]
STORED: dict[tuple[int, int], bytes] = {}
HEADS = [Frontier().head()]


def node(level: int, index: int) -> bytes:
    return STORED[level, index]


def _grow() -> None:
    frontier = Frontier()
    for leaf in TREE_HASHES:
        frontier, made = frontier.append(leaf)
        for level, index, value in made:
            assert (level, index) not in STORED, "a node is written once"
            STORED[level, index] = value
        HEADS.append(frontier.head())


_grow()


def by_the_book(leaves: list[bytes]) -> bytes:
    """MTH as RFC 6962, 2.1 writes it."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\1" + by_the_book(leaves[:k]) + by_the_book(leaves[k:])).digest()


def test_roots_are_those_of_the_standard() -> None:
    assert merkle.leaf_hash(b"x") == sha256(b"\0x").digest()
    for size in range(len(TREE_HASHES) + 1):
        assert HEADS[size] == Head(size, by_the_book(TREE_HASHES[:size]))
        assert merkle.root_of(TREE_HASHES[:size]) == HEADS[size].root


def test_a_frontier_read_back_from_stored_nodes_goes_on_as_before() -> None:
    for size in range(len(TREE_HASHES)):
        frontier, _ = Frontier.at(size, node).append(TREE_HASHES[size])
        assert frontier == Frontier.at(size + 1, node)
        assert frontier.head() == HEADS[size + 1]


def test_an_append_that_is_rolled_back_leaves_the_frontier_as_it_was() -> None:
    before = Frontier.at(11, node)
    before.append(TREE_HASHES[0])
    assert before == Frontier.at(11, node)


def test_every_leaf_of_every_log_is_proved_and_no_other() -> None:
    for size in range(1, 40):
        for index in range(size):
            proof = merkle.inclusion_proof(index, size, node)
            merkle.verify_inclusion(TREE_HASHES[index], index, HEADS[size], proof)
            for leaf, place, head in [
                (TREE_HASHES[size], index, HEADS[size]),
                (TREE_HASHES[index], index + 1, HEADS[size]),
                (TREE_HASHES[index], index - 1, HEADS[size]),
                (TREE_HASHES[index], index, HEADS[size + 1]),
                (TREE_HASHES[index], index, Head(size, bytes(32))),
            ]:
                with pytest.raises(types.Tampered):
                    merkle.verify_inclusion(leaf, place, head, proof)


def test_every_log_is_proved_to_begin_with_every_earlier_one() -> None:
    for new in range(1, 40):
        for old in range(1, new + 1):
            proof = merkle.consistency_proof(old, new, node)
            merkle.verify_consistency(HEADS[old], HEADS[new], proof)
            for before, after in [
                (Head(old, bytes(32)), HEADS[new]),
                (HEADS[old], Head(new, bytes(32))),
                (HEADS[old], HEADS[new + 1]),
                (HEADS[new + 1], HEADS[old]),
                (Head(old - 1, HEADS[old].root), HEADS[new]),
            ]:
                with pytest.raises(types.Tampered):
                    merkle.verify_consistency(before, after, proof)


@given(st.data())
def test_a_proof_altered_shortened_or_extended_is_refused(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, len(TREE_HASHES)))
    old = data.draw(st.integers(1, new - 1))
    inclusion = merkle.inclusion_proof(old, new, node)
    consistency = merkle.consistency_proof(old, new, node)
    for proof, verify in [
        (inclusion, lambda wrong: merkle.verify_inclusion(TREE_HASHES[old], old, HEADS[new], wrong)),
        (consistency, lambda wrong: merkle.verify_consistency(HEADS[old], HEADS[new], wrong)),
    ]:
        verify(proof)
        at = data.draw(st.integers(0, len(proof) - 1))
        altered = [*proof[:at], data.draw(st.binary(min_size=32, max_size=32)), *proof[at + 1 :]]
        for wrong in (
            proof[:-1],
            proof[1:],
            [*proof, proof[0]],
            [*proof, b""],
            [proof[0][:31], *proof[1:]],
            altered,
        ):
            if wrong != proof:
                with pytest.raises(types.Tampered):
                    verify(wrong)


def test_an_altered_history_is_not_consistent_with_the_head_that_was_seen() -> None:
    for altered in range(20):
        leaves = [*TREE_HASHES[:altered], bytes(32), *TREE_HASHES[altered + 1 : 33]]
        store: dict[tuple[int, int], bytes] = {}
        frontier = Frontier()
        for leaf in leaves:
            frontier, made = frontier.append(leaf)
            store |= {(level, index): value for level, index, value in made}
        proof = merkle.consistency_proof(20, 33, lambda level, index: store[level, index])  # noqa: B023
        with pytest.raises(types.Tampered):
            merkle.verify_consistency(HEADS[20], frontier.head(), proof)


def test_parts_of_other_lengths_are_refused_also_under_a_root_made_to_fit() -> None:
    """Cut elsewhere, two hashes side by side are still the same 64 bytes."""
    odd = bytes(44)
    made_to_fit = Head(2, merkle.node_hash(TREE_HASHES[0], odd))
    with pytest.raises(types.Tampered):
        merkle.verify_inclusion(TREE_HASHES[0], 0, made_to_fit, [odd])
    last, added, left = merkle.consistency_proof(3, 4, node)
    left, last = left + last[:12], last[12:]
    assert merkle.node_hash(left, last) == HEADS[3].root
    made_to_fit = Head(4, merkle.node_hash(left, merkle.node_hash(last, added)))
    with pytest.raises(types.Tampered):
        merkle.verify_consistency(HEADS[3], made_to_fit, [last, added, left])


def test_nothing_is_proved_from_the_empty_log() -> None:
    for new in (HEADS[0], HEADS[1], HEADS[5]):
        with pytest.raises(types.Tampered):
            merkle.verify_consistency(HEADS[0], new, [])


def test_a_log_of_absurd_size_is_refused_at_once() -> None:
    for size in (2**63, 2**64):
        with pytest.raises(types.Tampered):
            merkle.verify_consistency(HEADS[3], Head(size, bytes(32)), [bytes(32)] * 70)
        with pytest.raises(types.Tampered):
            merkle.verify_inclusion(TREE_HASHES[0], size - 1, Head(size, bytes(32)), [bytes(32)] * 70)


def test_a_head_is_written_in_40_bytes_and_read_back() -> None:
    assert HEADS[9].encode() == bytes(7) + b"\t" + HEADS[9].root
    assert Head.decode(HEADS[9].encode()) == HEADS[9]
    for wrong in (b"", HEADS[9].encode()[:-1], HEADS[9].encode() + b"\0"):
        with pytest.raises(types.UnknownFormat):
            Head.decode(wrong)
