"""What can be wrong, each with a code that never changes and a sentence."""

from typing import NamedTuple
from uuid import UUID

from safeconduct.kernel.text import N_

WORDS = {
    # the log itself
    "leaf_altered": N_("This leaf of the log is not the one that the tree was built over."),
    "leaf_missing": N_("A leaf of the log is gone."),
    "leaf_out_of_order": N_("This leaf does not follow the one before it for the same row."),
    "node_altered": N_("A stored hash of the tree is not that of the two below it."),
    "node_missing": N_("A stored hash of the tree is gone."),
    "node_extra": N_("There are stored hashes of the tree beyond the log's end."),
    "rolled_back": N_("The outside was told of a longer log: an older copy was put in its place."),
    "forked": N_("The outside was told of another log of this length: this one was rewritten."),
    # rows against the log
    "table_unknown": N_("The log speaks of a table that does not exist."),
    "row_missing": N_("The log says that this row exists; it is gone."),
    "row_taken": N_("The log says that this row was erased; such rows never go alone: somebody took it."),
    "row_not_in_log": N_("This row is not in the log: it was put there from outside."),
    "row_erased": N_("The log says that this row was erased; it is there again."),
    "row_version": N_("This row is not the version that the log has last: an older one was put back."),
    "row_compartment": N_("This row was moved to another compartment."),
    "row_leaf": N_("This row points to a leaf that is not its own."),
    "row_envelope": N_("The envelope of this row is not the one that the log knows."),
    "row_columns": N_("A clear column of this row was altered."),
    "row_unreadable": N_("A column of this row holds what cannot stand there."),
    # files and their keys
    "chunk_stray": N_("There are sealed pieces of a file that has neither row nor key."),
    "key_missing": N_("The key of this file is not in the key file."),
    # with keys
    "row_damaged": N_("What stands inside this row does not fit; the word beside says what."),
    "row_unreachable": N_("No key leads to this row, although its compartment is held."),
    "grant_damaged": N_("This grant does not open: it was altered, or made for somebody else."),
    "grant_stranger": N_("Nobody who stood in the directory then gave this grant."),
    "grant_missing": N_("The roster names a grant that is gone: its holder cannot open what others can."),
    "grant_misnamed": N_("This grant calls what it opens something that it is not."),
    "grant_late": N_("This grant opens keys that were replaced before it was given."),
    "grant_wrong_secret": N_("This grant holds another secret than the one vouched for."),
    "file_chunks": N_("The sealed pieces of this file are not those that its author signed for."),
    "mac": N_("The engine's keyed sum over this row does not fit: no engine wrote it as it stands."),
    "published_unsigned": N_("No member signed this public text as it stands: somebody put it there."),
    "head_forged": N_("This head of the log does not carry its member's signature."),
}


class Finding(NamedTuple):
    """One thing that does not fit. `leaf` is where the log has it, if it has; `detail` one word more."""

    code: str
    table: str = ""
    row: UUID | None = None
    leaf: int | None = None
    detail: str = ""
