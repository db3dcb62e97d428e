"""Words that nobody else uses, and a finder that knows them in every form that software gives to words."""

import base64
import json
import re
import shutil
import sqlite3
import tempfile
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, quote_plus

NAME = "Йоржиковёна"  # invented; й and ё change when a text is decomposed
LATIN = "Qvorzikova-7731"
NUMBER = "+7 900 418-27-36"  # rings nowhere
MARK = f"{NAME} {LATIN}"
STREAMS = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
LONGEST = 1 << 20  # bytes of a stream that are unpacked


def forms(word: str) -> Iterator[tuple[str, bytes]]:
    """Every form in which `word` may stand in bytes, with its name."""
    for kind in ("NFC", "NFD"):
        yield from _encoded(unicodedata.normalize(kind, word), kind)
    digits = re.sub(r"\D", "", word)
    if word.startswith("+"):
        for said in (digits, digits[1:], word[3:].replace("-", " "), word[3:].replace("-", "")):
            yield from _encoded(said, "digits")


def _encoded(word: str, kind: str) -> Iterator[tuple[str, bytes]]:
    for coding in ("utf-8", "utf-16-le", "utf-16-be", "cp1251"):
        try:
            plain = word.encode(coding)
        except UnicodeEncodeError:
            continue
        yield f"{kind} {coding}", plain
        for offset in range(3):  # the edges depend on what stands beside
            whole = base64.b64encode(b"\0" * offset + plain)
            middle = whole[4 if offset else 0 : len(whole) - 4]
            yield f"{kind} {coding} base64 at {offset}", middle
            yield f"{kind} {coding} base64 for addresses at {offset}", middle.translate(_FOR_ADDRESSES)
        for hexed in (plain.hex(), plain.hex().upper()):
            yield f"{kind} {coding} hex", hexed.encode()
    escaped = json.dumps(word)[1:-1]
    yield f"{kind} json", escaped.encode()
    yield f"{kind} json upper", re.sub(r"\\u(....)", lambda m: rf"\u{m[1].upper()}", escaped).encode()
    for percent in (quote(word), quote_plus(word)):
        yield f"{kind} percent", percent.encode()
        yield f"{kind} percent lower", re.sub(r"%..", lambda m: m[0].lower(), percent).encode()


_FOR_ADDRESSES = bytes.maketrans(b"+/", b"-_")
NEEDLES = {needle: f"{word}: {name}" for word in (NAME, LATIN, NUMBER) for name, needle in forms(word)}
PATTERN = re.compile(b"|".join(re.escape(one) for one in sorted(NEEDLES, key=len, reverse=True)))


def found_in(content: bytes, *, deep: bool = True) -> set[str]:
    """Which forms stand in these bytes, or in a compressed stream among them."""
    found = {NEEDLES[one] for one in PATTERN.findall(content)}
    for match in STREAMS.finditer(content) if deep else ():
        unpack = zlib.decompressobj(wbits=47)  # zlib or gzip, whichever it is
        try:
            inside = unpack.decompress(content[match.start() :], LONGEST)
        except zlib.error:
            continue
        found |= {f"packed {one}" for one in found_in(inside, deep=False)}
    return found


def left_behind(folders: Iterable[Path]) -> dict[str, set[str]]:
    """Every file, and every value of every table: a long one is spread over pages that do not touch."""
    found = {}
    for file in (one for folder in folders for one in folder.rglob("*") if one.is_file()):
        content = file.read_bytes()
        found[file.name] = found_in(content) | found_in(str(file).encode())
        if content.startswith(b"SQLite format 3\0"):
            found[f"{file.name}, its rows"] = found_in(b"\n".join(_values(file)))
    return {name: forms for name, forms in found.items() if forms}


def _values(file: Path) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as copied:
        for one in file.parent.glob(f"{file.name}*"):
            shutil.copy(one, copied)
        with closing(sqlite3.connect(Path(copied) / file.name)) as base:
            for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                for row in base.execute(f'SELECT * FROM "{table}"'):  # noqa: S608  (a name of its own)
                    yield from (one if isinstance(one, bytes) else str(one).encode() for one in row)
