"""Does everything fit the log? Whatever does not is named: table, row, leaf, and what is wrong.

Without keys: the tree over the log, every sealed row against its newest leaf, files and their keys,
and heads that left the house. With a keyring also what stands inside: envelopes, signatures, roles,
epochs, grants, the fingerprints of files, and the heads that members signed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from safeconduct.keys import heads
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.verify import inside, stored, tree
from safeconduct.keys.verify.findings import WORDS, Finding
from safeconduct.vault.merkle import Head

__all__ = ["EXTRA", "WORDS", "Finding", "Report", "check"]

# Further checks, registered by the parts that keep columns which the log does not cover.
EXTRA: list[Callable[[Keyring | None], Iterable[Finding]]] = []


@dataclass(frozen=True)
class Report:
    """What was looked at, and what did not fit in the order of the log."""

    head: Head
    rows: int
    opened: int
    findings: list[Finding]

    @property
    def fits(self) -> bool:
        return not self.findings


def check(keyring: Keyring | None = None, outside: Iterable[Head] = ()) -> Report:
    """Look at everything. `outside` are heads that others were told; ours must go on from them."""
    found: list[Finding] = []
    told = list(outside)
    if keyring is not None:
        told += heads.signed(keyring)
    grown = tree.grow(found, told)
    count = stored.compare(found, grown.newest)
    opened = 0 if keyring is None else inside.open_all(found, keyring)
    for extra in EXTRA:
        found.extend(extra(keyring))
    return Report(grown.head, count, opened, sorted(set(found), key=_in_order))


def _in_order(finding: Finding) -> tuple[bool, int, str, str, str]:
    leaf: object = finding.leaf  # a column may hold anything
    number = leaf if isinstance(leaf, int) else -1
    return (number < 0, number, finding.table, str(finding.row), finding.code)
