"""Every column that stands in the clear, of every table of every part: why, and until when.

This is the one list. A test compares it with the real database and fails on a column that is not here.
Sealed tables have six columns in common (`COMMON`) and are listed only for what they have beside them.
Tables that the log does not cover say what somebody can do who alters them.
"""

from dataclasses import dataclass
from typing import NamedTuple

from safeconduct.kernel.text import N_

ROW = N_("with the row")
LOG = N_("as long as the log")
HOUSE = N_("as long as the organisation")
REMOVAL = N_("until the member is removed")


class Column(NamedTuple):
    """`in_log`: whether the row's leaf covers it; if not, `reason` says what does."""

    reason: str
    until: str = ROW
    in_log: bool = True


@dataclass(frozen=True)
class Table:
    """The clear columns of one table. `altered`: what altering it can do where the log does not cover it."""

    columns: dict[str, Column]
    altered: str = ""


COMMON = {
    "id": Column(N_("a random handle: the row is found by it")),
    "compartment": Column(N_("a random handle: which key opens the row")),
    "epoch": Column(N_("which of the compartment's keys in time")),
    "version": Column(N_("how often the row was written: the slower of two writers is told")),
    "leaf": Column(N_("where in the log the row stands: the order of writes")),
    "sealed": Column(N_("the envelope")),
}

_HANDLE = Column(N_("a random handle"))
_EMERGENCY = Column(N_("emergencies are found before the rest while nobody is signed in"))
_MAC = Column(N_("the engine's keyed sum over the row: the auditor recomputes it"), in_log=False)
_STATE = Column(N_("what is open can be counted while the engine cannot see"))

TABLES: dict[str, Table] = {
    # Django
    "django_migrations": Table(
        {
            "id": _HANDLE,
            "app": Column(N_("which part"), HOUSE),
            "name": Column(N_("which change of its tables"), HOUSE),
            "applied": Column(N_("when the software was updated"), HOUSE),
        },
        N_("The next start changes the tables wrongly or not at all, and says so. Nothing opens."),
    ),
    # keys
    "keys_organisation": Table(
        {"id": Column(N_("a random handle, bound into every envelope"), HOUSE)},
        N_("Every envelope stops opening."),
    ),
    "keys_epoch": Table(
        {
            "of": Column(N_("a handle: whose public half this is")),
            "number": Column(N_("which of its keys in time")),
            "box_public": Column(N_("a public half: writers who hold no key seal to it")),
        }
    ),
    "keys_chunk": Table(
        {
            "id": _HANDLE,
            "file": Column(N_("a random handle: pieces of one file are found together")),
            "number": Column(N_("the order of the pieces; with it the rough size of the file")),
            "sealed": Column(N_("the sealed piece")),
        },
        N_("The file is refused: its signed document holds the fingerprint of the pieces."),
    ),
    "keys_entry": Table(
        {
            "index": Column(N_("the order of the log"), LOG),
            "compartment": Column(N_("a random handle, as in the row"), LOG),
            "table": Column(N_("the kind of the row"), LOG),
            "row": Column(N_("a random handle, as in the row"), LOG),
            "version": Column(N_("which write of the row"), LOG),
            "envelope": Column(N_("the sum of the envelope; zeros: the row was erased"), LOG),
            "routing": Column(N_("the sum of the clear columns"), LOG),
        },
        N_("It is the log: verification names the leaf."),
    ),
    "keys_node": Table(
        {
            "id": _HANDLE,
            "level": Column(N_("the height in the tree over the log"), LOG),
            "position": Column(N_("the place in the tree over the log"), LOG),
            "hash": Column(N_("the sum over a part of the log"), LOG),
        },
        N_("It is the tree over the log: verification names the node."),
    ),
    # acts
    "acts_ticket": Table(
        {
            "id": Column(N_("a random handle: the same form is not taken twice"), N_("30 days")),
            "sealed": Column(N_("the first result, sealed to who sent the form"), N_("30 days")),
            "until": Column(N_("the day it may go"), N_("30 days")),
        },
        N_("A form is taken twice, or its result must be looked up. Nothing opens."),
    ),
    "acts_draft": Table(
        {
            "id": _HANDLE,
            "holder": Column(N_("the handle of who is typing: typing outlives the session")),
            "sealed": Column(N_("what was typed, sealed to who typed it")),
            "until": Column(N_("the day it may go")),
        },
        N_("An unsent text is lost. Nothing opens."),
    ),
    # people
    "people_account": Table(
        {
            "name": Column(N_("the generated sign-in name, which says nothing"), REMOVAL),
            "stretching": Column(N_("cost and salt of the passphrase"), REMOVAL),
            "blob": Column(
                N_(
                    "what the passphrase opens; it answers for itself, and the log covers its cost and salt, "
                    "so that an earlier passphrase cannot be put back unseen"
                ),
                REMOVAL,
                in_log=False,
            ),
        }
    ),
    "people_secondfactor": Table(
        {
            "handle": Column(N_("whose counters these are"), REMOVAL),
            "step": Column(N_("a code works once"), REMOVAL),
            "wrong": Column(N_("wrong codes slow the next one down"), REMOVAL),
            "wrong_at": Column(N_("since when"), REMOVAL),
        },
        N_(
            "An overheard code works a second time within a minute and a half, or codes can be tried "
            "without delay; both need the passphrase."
        ),
    ),
    "people_enrolment": Table(
        {
            "lookup": Column(
                N_("the keyed sum of a code that is typed by somebody without a key"), N_("72 hours")
            ),
            "until": Column(N_("when the code ends"), N_("72 hours")),
        }
    ),
    "people_newcomer": Table({"enrolment": Column(N_("a code works once"), N_("72 hours"))}),
    # voice
    "voice_published": Table(
        {
            "sealed": Column(
                N_("what is published, in the clear: anyone may read it, and its process holds no key"),
                N_("as long as it stands in public"),
            )
        }
    ),
    # engine
    "engine_alarm": Table({"state": _STATE, "first": _EMERGENCY, "mac": _MAC}),
    "engine_timer": Table(
        {"due": Column(N_("what is due is found without a key")), "first": _EMERGENCY, "mac": _MAC}
    ),
    "engine_order": Table(
        {"slot": Column(N_("the first owner wins"), N_("until the engine ran")), "first": _EMERGENCY}
    ),
    "engine_note": Table({"alarm": Column(N_("a random handle: notes of one alarm are found together"))}),
    "engine_progress": Table({"alarm": Column(N_("a random handle: as in the notes"))}),
    "engine_inbox": Table(
        {
            "seen": Column(
                N_(
                    "the keyed sum of the provider's message id, so that a message counts once; altering it "
                    "makes the engine read a message twice"
                ),
                in_log=False,
            )
        }
    ),
    "engine_delivery": Table(
        {
            "id": _HANDLE,
            "due": Column(N_("what is due is found without a key")),
            "state": _STATE,
            "first": _EMERGENCY,
            "lease_node": Column(N_("which process sends it"), N_("while it is being sent")),
            "lease_until": Column(N_("until when another waits"), N_("while it is being sent")),
            "key": Column(N_("a keyed sum: the same message is sent once")),
            "epoch": COMMON["epoch"],
            "version": COMMON["version"],
            "sealed": COMMON["sealed"],
            "mac": _MAC,
        },
        N_(
            "The engine's keyed sum does not fit any more: the row is named and somebody is woken. A message "
            "may leave twice or late; the alarm's next step does not depend on it."
        ),
    ),
    "engine_node": Table(
        {
            "id": _HANDLE,
            "part": Column(N_("the loop or the auditor")),
            "beat": Column(N_("the pulse that every page shows")),
            "schema": Column(N_("old code must not run on new tables")),
            "sees": Column(N_("whether the engine has its key")),
            "findings": Column(N_("codes of what the auditor found")),
            "gap_from": Column(N_("when nothing ran")),
            "gap_until": Column(N_("when nothing ran")),
        },
        N_("Pages show a wrong pulse for seconds. Alarms do not depend on it, nor the outside watcher."),
    ),
    "engine_door": Table(
        {
            "id": _HANDLE,
            "digest": Column(N_("the sum of the random part of an address for a provider"), HOUSE),
        },
        N_("A provider's messages are refused, or one more address takes some: shown as unverified."),
    ),
    "engine_key": Table(
        {
            "id": Column(N_("the engine's handle"), HOUSE),
            "blob": Column(N_("the engine's keys under the boot secret"), HOUSE),
        },
        N_("The engine stays blind: every page is red, and the boot secret does not open it."),
    ),
    "engine_schema": Table(
        {
            "part": Column(N_("whose tables"), HOUSE),
            "version": Column(N_("old code must not run on new tables"), HOUSE),
        },
        N_("The engine refuses to run: every page is red."),
    ),
}


# The key file stands outside the database, and the log does not cover it (`keyfile`).
KEY_FILE: dict[str, Table] = {
    "single": Table(
        {
            "thing": Column(N_("a random handle, as in the row")),
            "compartment": Column(N_("a random handle: which key opens it")),
            "epoch": COMMON["epoch"],
            "place": Column(N_("the table of the row")),
            "since": Column(N_("the day it was made: what never got its row is swept")),
            "sealed": Column(N_("the key of one thing, sealed to a compartment and under the erasure key")),
        },
        N_("The thing stops opening, and verification names it. Nothing else opens."),
    ),
    "generation": Table(
        {
            "mark": Column(N_("which erasure key the file lies under"), N_("the next purge")),
            "state": Column(N_("whether that key is coming, current or retired"), N_("the next purge")),
        },
        N_("The file stops opening until it is put right."),
    ),
    "purged": Table(
        {
            "thing": Column(
                N_("a random handle: a purge that was cut short is finished"), N_("until its row is gone")
            ),
            "place": Column(N_("the table of the row"), N_("until its row is gone")),
        },
        N_("A row whose key is gone stays, or a row is erased at the next start: its leaf says so."),
    ),
}


def not_in_log(table: str) -> frozenset[str]:
    """The columns of a sealed table that its leaves do not cover."""
    columns = TABLES[table].columns if table in TABLES else {}
    return frozenset(name for name, column in columns.items() if not column.in_log)
