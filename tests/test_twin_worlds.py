"""Two evenings that differ only in who works on which case, for whom and where leave the same database.

Both are played on a fresh folder by a real engine under the same clock. Afterwards every table is read
as a thief reads it: row by row, random bytes and handles replaced by the order in which they first appear.
What is left is what the thief learns: how many, how large, in which order, and what equals what.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

START = datetime(2026, 3, 11, 18, 40, tzinfo=UTC)
STEP = timedelta(seconds=20)
RANDOM = re.compile(r"[0-9a-f]{32}|[0-9a-f-]{36}|[A-Za-z0-9_=+/.-]{20,}")

THROWN = ("keys_grant", "engine_progress")  # to several readers at once
HOLDER, LEAF, SEALED = 1, 4, 5  # their columns
# Of the machine: when tables were made, when the loop went round last. Nobody's evening is in them.
ABOUT_NOBODY = {"django_migrations", "engine_node"}

HERE = {
    "names": ["Зара Тестова", "Zara Testova"],
    "number": "+7 900 000-00-01",
    "region": "RU-PNZ",
    "place": "Penza",
    "address": "12 Sadovaya, flat 3",
    "lawyers": ["hazel", "juniper"],
    "joined": ["hazel", "juniper"],
}
OTHER = {**HERE, "number": "+7 900 000-00-02"}
THERE = {
    "names": ["Мурад Примеров", "Murad Primerov"],
    "number": "+7 900 000-07-77",
    "region": "RU-SAM",
    "place": "Samara",
    "address": "Block 4, entrance 2, ground floor",
    "lawyers": ["hazel", "juniper"],
    "joined": ["hazel", "juniper"],
}
# Also who works on which of the two cases: whoever came first to the house has the first.
SWAPPED = {**THERE, "lawyers": ["juniper", "hazel"], "joined": ["juniper", "hazel"]}
# Who came first to the house has the second case.
CROSSED = {**HERE, "lawyers": ["juniper", "hazel"]}
# A world that must not look the same, or the test proves nothing.
LONGER = {**HERE, "address": "a" * 290}
BASES = {"hazel": "RU-PNZ", "juniper": "RU-SAM"}
CASES = ("first", "second")
VISIBLE = {
    "keys_grant",
    "safeconduct.sqlite3 keys_entry",
    "safeconduct.sqlite3 keys_epoch",
    "safeconduct.sqlite3 people_profile",
}


def play(folder: Path, world: dict[str, Any]) -> None:
    """In a process of its own: one evening."""
    os.environ.update(SAFECONDUCT_CLOCK=str(folder / "clock"), SAFECONDUCT_DEMO="1")
    from safeconduct.kernel import clock
    from safeconduct.rig.installing import install

    clock.steer(folder / "clock", START)
    install(folder / "data")
    from safeconduct.rig.cast import Part
    from safeconduct.rig.story.world import World

    parts = [
        Part("ash", ("coordinator",), on_duty=True),
        Part("birch", ("admin",)),
        Part("cedar", ("operator",), on_duty=True),
        Part("pine", ("press",)),
        *(Part(name, ("lawyer",), base=BASES[name]) for name in world["joined"]),
    ]
    living = World(folder, START, parts)
    try:
        _evening(living, world)
    finally:
        living.close()


def _evening(living: Any, world: dict[str, Any]) -> None:
    from safeconduct.acts import run

    handles = living.handles()

    def do(who: str, name: str, /, **given: Any) -> Any:
        living.until(living.now + STEP)
        return run.run(living.cast.actor(who), name, given)  # mending of keys goes by the machine's own pace

    for place, lawyer in zip(CASES, world["lawyers"], strict=True):
        about = world if place == "first" else OTHER
        case = do("cedar", "cases.open_case", captor="state", recognise=True, lead=handles["ash"]).id
        do("cedar", "cases.add_person", case=case, names=about["names"], age="about 17", minor=True)
        do("cedar", "cases.add_contact", case=case, value=about["number"])
        do("ash", "cases.assign", case=case, member=handles[lawyer], role="lawyer")
        do(lawyer, "cases.add_entry", case=case, text=f"two men at the door in {about['place']}")
        do(lawyer, "cases.give_consent", case=case, uses=["act_for_me"], risks=about["place"])
        source = do(lawyer, "claims.add_source", case=case, title=about["place"], kind="call").id
        claim = do(lawyer, "claims.add_claim", case=case, source=source, speaker="A", text=about["place"]).id
        do("ash", "cases.assign", case=case, member=handles["pine"], role="press")
        _second_half(do, case, lawyer, claim, about)
        typed = {"lines": [about["place"]], "from": about["number"], "place": about["place"]}
        sig = do("cedar", "desk.log_signal", level="urgent", **typed)
        do("cedar", "desk.file_signal", signal=sig.id, case=case)
        wanted = {"incident": sig.incident, "region": about["region"], "language": "ru"}
        do("cedar", "desk.propose_dispatch", **wanted, address=about["address"])
    do("cedar", "desk.write_handover", note=world["place"])
    living.until(living.now + 4 * STEP)


def _second_half(do: Any, case: Any, lawyer: str, claim: Any, about: dict[str, Any]) -> None:
    """What is answered, tried, cleared and written for the public, and returned."""
    place = about["place"]
    given = {"body": f"police of {place}", "text": f"not in {place}", "says": ["denied"], "place": place}
    do(lawyer, "trace.record_answer", case=case, **given)
    tried = {"who": about["names"][1], "capacity": "relative", "where": place, "result": "refused"}
    do("cedar", "trace.log_attempt", case=case, **tried)
    do(lawyer, "claims.grade", case=case, claim=claim, source="B", information=3, reasons=place)
    words = {"attribution": "a neighbour", "sentence": f"Two men came by car, near {about['region']}."}
    do(lawyer, "claims.clear_for_public", case=case, claim=claim, **words)
    part = {"attribution": "A neighbour says:", "text": f"they were in {place}.", "claims": [claim]}
    text = {"language": "en", "title": place, "parts": [part]}
    written = {"texts": [text], "channels": ["site"], "uses": ["public_anonymous"], "why": place}
    statement = do("pine", "voice.draft_statement", case=case, kind="alert", **written).id
    proposal = do("pine", "voice.submit_statement", case=case, statement=statement).id
    do("ash", "cases.return_disclosure", case=case, proposal=proposal, reasons=f"it names {place}")


def dump(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of every database: rows in the order they were written, random words by first appearance.

    What is written to several readers at once stands in an order that is thrown anew each time: each such
    run is sorted.
    """
    seen: dict[Any, int] = {}
    read = {
        f"{file.name} {table}": rows
        for file in sorted((folder / "data").glob("*.sqlite3"))
        for table, rows in _tables(file)
        if table not in ABOUT_NOBODY
    }
    thrown = {name: read.pop(f"safeconduct.sqlite3 {name}") for name in THROWN}
    entries = read["safeconduct.sqlite3 keys_entry"]
    read["safeconduct.sqlite3 keys_entry"] = [row[:1] if row[2] in THROWN else row for row in entries]
    known = {name: [tuple(_known(one, seen) for one in row) for row in rows] for name, rows in read.items()}
    return known | {name: [*_runs(rows, seen)] for name, rows in thrown.items()}


def _runs(rows: list[Any], seen: dict[Any, int]) -> Iterator[tuple[Any, ...]]:
    runs: list[list[Any]] = []
    for row in rows:
        if not runs or runs[-1][-1][LEAF] + 1 != row[LEAF]:
            runs.append([])
        runs[-1].append(row)
    for run in runs:
        alike = sorted((_known(row[HOLDER], seen), *row[2:LEAF], len(row[SEALED])) for row in run)
        yield (run[0][LEAF], *alike)


def _tables(file: Path) -> Iterator[tuple[str, list[Any]]]:
    with closing(sqlite3.connect(file)) as base:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        for (table,) in base.execute(named).fetchall():
            columns = [row[1] for row in base.execute(f'PRAGMA table_info("{table}")')]
            if table in THROWN:
                assert columns[HOLDER : SEALED + 1] == ["compartment", "epoch", "version", "leaf", "sealed"]
            order = "leaf" if "leaf" in columns else "rowid"
            query = f'SELECT * FROM "{table}" ORDER BY {order}'  # noqa: S608  (names of its own)
            yield table, base.execute(query).fetchall()


def _known(value: Any, seen: dict[Any, int]) -> Any:
    if isinstance(value, bytes):
        return len(value), seen.setdefault(value, len(seen))
    if isinstance(value, str) and RANDOM.fullmatch(value):
        return len(value), seen.setdefault(value, len(seen))
    return value


def lived(world: dict[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    with tempfile.TemporaryDirectory(prefix="safeconduct-twin-") as name:
        memory = Path(name) / "memory"
        memory.mkdir(mode=0o700)
        kept = {key: word for key, word in os.environ.items() if not key.startswith("SAFECONDUCT_")}
        script = (
            "import ast, sys, pathlib\n"
            "from tests import test_twin_worlds\n"
            "test_twin_worlds.play(pathlib.Path(sys.argv[1]), ast.literal_eval(sys.stdin.read()))\n"
        )
        subprocess.run(
            [sys.executable, "-c", script, name],
            input=repr(world),
            text=True,
            check=True,
            cwd=Path(__file__).parent.parent,
            env=kept | {"XDG_RUNTIME_DIR": str(memory)},
        )
        return dump(Path(name))


def differences(one: dict[str, list[Any]], other: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """By table: the rows that differ, or both counts."""
    assert one.keys() == other.keys()
    found: dict[str, list[Any]] = {}
    for table, rows in one.items():
        if len(rows) != len(other[table]):
            found[table] = [len(rows), len(other[table])]
        elif different := [pair for pair in zip(rows, other[table], strict=True) if pair[0] != pair[1]]:
            found[table] = different
    return found


@pytest.fixture(scope="module")
def here() -> dict[str, list[tuple[Any, ...]]]:
    return lived(HERE)


@pytest.mark.slow
@pytest.mark.parametrize("world", [HERE, THERE, SWAPPED], ids=["the same", "elsewhere", "others' cases"])
def test_who_is_helped_by_whom_and_where_leaves_no_trace(here: Any, world: dict[str, Any]) -> None:
    assert sum(map(len, here.values())) > 300
    assert differences(here, lived(world)) == {}


@pytest.mark.slow
def test_a_difference_that_there_is_would_be_seen(here: Any) -> None:
    assert differences(here, lived(LONGER)) != {}


@pytest.mark.slow
def test_only_these_tables_tell_when_the_handle_of_a_newcomer_was_given_work(here: Any) -> None:
    """The handle, not the person: it stands beside each grant and each line of an own journal, and the log
    says in which order. This list may only become shorter."""
    assert set(differences(here, lived(CROSSED))) <= VISIBLE
