"""The finder on which the canary relies finds what was planted, in whatever form, and nothing else."""

import base64
import gzip
import os
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from tests.finding import MARK, NAME, NEEDLES, found_in, left_behind


def plants() -> list[tuple[str, bytes]]:
    """Every form, and each kind of packing."""
    plain = [(name, needle) for needle, name in NEEDLES.items()]
    text = (MARK * 3).encode()
    return [*plain, ("packed zlib", zlib.compress(text)), ("packed gzip", gzip.compress(text))]


@pytest.mark.parametrize("content", [one for _name, one in plants()], ids=[name for name, _one in plants()])
def test_the_finder_finds_what_was_planted(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "safeconduct.sqlite3-wal"
    file.write_bytes(os.urandom(5000) + content + os.urandom(5000))
    assert left_behind([tmp_path])


@pytest.mark.parametrize("offset", range(3))
@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "cp1251"])
def test_the_finder_finds_a_word_inside_a_longer_text_in_base64(coding: str, offset: int) -> None:
    whole = "я" * offset + f" said {NAME} and left"
    assert found_in(base64.b64encode(b"x" * offset + whole.encode(coding)))


def test_the_finder_finds_what_was_deleted_from_a_database_and_what_is_spread_over_pages(
    tmp_path: Path,
) -> None:
    with closing(sqlite3.connect(tmp_path / "one.sqlite3")) as base:
        base.execute("CREATE TABLE t (words TEXT)")
        base.execute("PRAGMA secure_delete=OFF")
        base.executemany("INSERT INTO t VALUES (?)", [(f"{MARK} {'x' * 1000}",)] * 9)
        base.commit()
        base.execute("DELETE FROM t WHERE rowid = 5")
        base.execute("UPDATE t SET words = ''")
        base.commit()
    assert "one.sqlite3" in left_behind([tmp_path])
    with closing(sqlite3.connect(tmp_path / "two.sqlite3")) as base:
        base.execute("CREATE TABLE t (words TEXT)")
        base.executemany("INSERT INTO t VALUES (?)", [("y" * size + MARK,) for size in range(4000, 8200, 5)])
        base.commit()
    assert "two.sqlite3, its rows" in left_behind([tmp_path])


def test_the_finder_finds_nothing_in_what_is_random() -> None:
    assert found_in(os.urandom(2_000_000)) == set()
