"""The log's tree: RFC 6962 hashing (SHA-256), proofs, and heads that members sign."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from hashlib import sha256
from typing import NamedTuple, Self

from safeconduct.vault.types import Tampered, UnknownFormat

Lookup = Callable[[int, int], bytes]  # (level, index) -> that node's hash
Node = tuple[int, int, bytes]  # level, index, hash: the index-th complete subtree of 2**level leaves
Sibling = Callable[[int, int], bytes]  # (start, size) -> the hash of that range of leaves


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


class Head(NamedTuple):
    """The state of a log: how many leaves, and their root."""

    size: int
    root: bytes

    def encode(self) -> bytes:
        return self.size.to_bytes(8, "big") + self.root

    @classmethod
    def decode(cls, data: bytes) -> Self:
        if len(data) != 40:
            raise UnknownFormat("not a head")
        return cls(int.from_bytes(data[:8], "big"), data[8:])


class Frontier(NamedTuple):
    """The complete subtrees of a log from the left; unchanging, so a rollback loses nothing."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    @classmethod
    def at(cls, size: int, node: Lookup) -> Self:
        """The frontier of the first `size` leaves, from stored nodes."""
        levels = [level for level in range(size.bit_length()) if size >> level & 1]
        return cls(size, tuple(node(level, (size >> level) - 1) for level in reversed(levels)))

    def append(self, leaf: bytes) -> tuple["Frontier", list[Node]]:
        """With the hash of a leaf: the next frontier, and the nodes it completed, to be stored."""
        peaks, made = list(self.peaks), [(0, self.size, leaf)]
        while (self.size + 1) % (1 << len(made)) == 0:
            level, index, right = made[-1]
            made.append((level + 1, index >> 1, node_hash(peaks.pop(), right)))
        return Frontier(self.size + 1, (*peaks, made[-1][2])), made

    def head(self) -> Head:
        peaks = reversed(self.peaks or (sha256().digest(),))
        return Head(self.size, reduce(lambda right, left: node_hash(left, right), peaks))


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """From the first to the last; the root of no leaves is the hash of nothing."""
    return reduce(lambda frontier, leaf: frontier.append(leaf)[0], leaf_hashes, Frontier()).head().root


def inclusion_proof(index: int, size: int, node: Lookup) -> list[bytes]:
    """That leaf `index` stands in the log of `size` leaves (RFC 6962, 2.1.1)."""
    proof: list[bytes] = []
    _climb(b"", index, 0, size, _recorder(proof, node))
    return proof


def consistency_proof(old: int, new: int, node: Lookup) -> list[bytes]:
    """That the log of `old` leaves is the beginning of that of `new` (RFC 6962, 2.1.2)."""
    proof: list[bytes] = []
    _roots(b"", old, 0, new, _recorder(proof, node))
    return proof


def verify_inclusion(leaf: bytes, index: int, head: Head, proof: Sequence[bytes]) -> None:
    """Raises Tampered unless the leaf with this hash stands at `index` under `head`."""
    rest = list(proof)
    fits = 0 <= index < head.size and all(len(part) == 32 for part in (leaf, *proof))
    if not fits or _climb(leaf, index, 0, head.size, _taker(rest)) != head.root or rest:
        raise Tampered("the inclusion proof does not fit")


def verify_consistency(old: Head, new: Head, proof: Sequence[bytes]) -> None:
    """Raises Tampered unless `new` only adds to `old`. The empty log proves nothing: refused."""
    rest = list(proof)
    fits = 0 < old.size <= new.size and all(len(part) == 32 for part in proof)
    if not fits or _roots(old.root, old.size, 0, new.size, _taker(rest)) != (old.root, new.root) or rest:
        raise Tampered("the consistency proof does not fit")


def _recorder(proof: list[bytes], node: Lookup) -> Sibling:
    """For the prover: computes a sibling, and writes it down."""

    def sibling(start: int, size: int) -> bytes:
        proof.append(_range(start, size, node))
        return proof[-1]

    return sibling


def _taker(proof: list[bytes]) -> Sibling:
    """For the verifier: the next hash of the proof; a missing one fits nothing."""
    return lambda _start, _size: proof.pop(0) if proof else b""


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def _range(start: int, size: int, node: Lookup) -> bytes:
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return node(level, start >> level)
    k = _split(size)
    return node_hash(_range(start, k, node), _range(start + k, size - k, node))


def _climb(leaf: bytes, index: int, start: int, size: int, sibling: Sibling) -> bytes:
    """The root over `size` leaves from `start`, from one leaf and the siblings on its way up."""
    if size == 1:
        return leaf
    k = _split(size)
    if index < k:
        return node_hash(_climb(leaf, index, start, k, sibling), sibling(start + k, size - k))
    right = _climb(leaf, index - k, start + k, size - k, sibling)
    return node_hash(sibling(start, k), right)


def _roots(
    root: bytes, old: int, start: int, new: int, sibling: Sibling, whole: bool = True
) -> tuple[bytes, bytes]:
    """The roots over `old` and over `new` leaves from `start`; `whole`: `root` is the old one."""
    if old == new:
        root = root if whole else sibling(start, new)
        return root, root
    k = _split(new)
    if old <= k:
        before, after = _roots(root, old, start, k, sibling, whole)
        return before, node_hash(after, sibling(start + k, new - k))
    before, after = _roots(root, old - k, start + k, new - k, sibling, False)
    left = sibling(start, k)
    return node_hash(left, before), node_hash(left, after)
