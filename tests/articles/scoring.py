"""How well drafts agree with what a person wrote down about an invented article.

`python -m tests.articles.scoring [FOLDER]` reads every article beside its notes with `safeconduct read` and
prints the figures and each miss.

A note is a `.yaml` beside the article:
    dated, zone   how it is read; voice: whose text it is, if it has a voice of its own
    claims        quote: words of the text that a draft must cover for the most part; speakers: outermost
                  first, with | between ways to name one; or: further chains as right; stance, also with |;
                  optional: a draft may be left out; times: said, and earliest and latest as they must come
                  out, or core (must be held) and hull (must not be left), or undated
    minors        words that nobody may find in any output; noise: words that no draft may hold
"""

import json
import re
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from safeconduct.claims.read import command

HERE = Path(__file__).parent
KINDS = (".txt", ".html", ".eml")
COVERED = 0.6  # of a quote, for its claim to count as found
MINUTE = timedelta(seconds=61)
OWN = re.compile(r"^(the|a|an|our|my|his|her|its|наш|наша|мой|моя|его|ее) ")


@dataclass
class Score:
    """What agreed and what did not; a miss is one line for a reader."""

    wanted: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0
    unknown: int = 0
    times: int = 0
    resolved: int = 0
    stances: int = 0
    extra: int = 0
    drafts: int = 0
    misses: list[str] = field(default_factory=list)

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    def __str__(self) -> str:
        return (
            f"found {self.found}/{self.wanted}  "
            f"speaker {self.right}/{self.matched} (unknown {self.unknown})  "
            f"stance {self.stances}/{self.matched}  times {self.resolved}/{self.times}  "
            f"drafts {self.drafts}, not noted {self.extra}"
        )


def notes(folder: Path = HERE) -> list[Path]:
    """The notes of every article, in order."""
    return sorted(folder.glob("*.yaml"))


def article(note: Path) -> Path:
    """The article that a note is about."""
    return next(path for kind in KINDS if (path := note.with_suffix(kind)).exists())


def score(note: dict[str, Any], read: dict[str, Any]) -> Score:
    """Compare what was read (the object that `safeconduct read --json` prints) with the note."""
    got = Score(drafts=len(read["drafts"]))
    places = [(claim, *_place(claim["quote"], read["text"])) for claim in note["claims"]]
    for claim, start, end in places:
        enough = max(1, COVERED * (end - start))
        near = [one for one in read["drafts"] if _shared(one, start, end) >= enough]
        if not claim.get("optional"):
            got.wanted += 1
            got.found += bool(near)
            got.misses += [] if near else [f"not found: {claim['quote']}"]
        _times(claim, near, got)
    for draft in read["drafts"]:
        _speaker(draft, places, got)
    whole = json.dumps(read, ensure_ascii=False)
    for word in note.get("minors", []):
        got.misses += [f"NAME OF A MINOR: {word}"] if re.search(rf"(?i){word}", whole) else []
    for words in note.get("noise", []):
        held = any(words in one["text"] for one in read["drafts"])
        got.misses += [f"noise: {words}"] if held else []
    return got


def leaked(got: Score) -> list[str]:
    """The names of minors that came out, and the noise that became a draft."""
    return [miss for miss in got.misses if miss.startswith(("NAME", "noise"))]


def _place(quote: str, text: str) -> tuple[int, int]:
    """Where the quoted words stand: with any space between them, and with names masked."""
    letters = [r"\s+" if part.isspace() else f"(?:{re.escape(part)}|█)" for part in " ".join(quote.split())]
    found = re.search("".join(letters), text.replace("“", '"').replace("”", '"'))
    return found.span() if found else (0, 0)


def _shared(draft: dict[str, Any], start: int, end: int) -> int:
    return max(0, min(end, draft["span"][1]) - max(start, draft["span"][0]))


def _speaker(draft: dict[str, Any], places: list[tuple[dict[str, Any], int, int]], got: Score) -> None:
    near = [(_shared(draft, start, end), claim) for claim, start, end in places if end]
    near = [(shared, claim) for shared, claim in near if shared > 5]
    if not near:
        got.extra += 1
        got.misses.append(f"not noted: {draft['speakers']} {draft['text'][:70]!r}")
        return
    chains = [(claim, chain) for _shared_letters, claim in near for chain in _chains(claim)]
    got.matched += 1
    said = [_plain(name) for name in draft["speakers"]]
    fits = [claim for claim, chain in chains if chain == () or _fits(said, chain)]
    got.right += bool(fits)
    if not fits:
        got.unknown += said == ["unknown"]
        claim = max(near, key=lambda one: one[0])[1]
        got.misses.append(f"speaker {draft['speakers']} for {claim['speakers']}: {draft['text'][:70]!r}")
    stances = {one for _shared_letters, claim in near for one in claim["stance"].split("|")}
    got.stances += draft["stance"] in stances
    if draft["stance"] not in stances:
        got.misses.append(f"stance {draft['stance']} for {'|'.join(stances)}: {draft['text'][:70]!r}")


def _chains(claim: dict[str, Any]) -> list[tuple[str, ...]]:
    if claim.get("any_speakers"):
        return [()]
    return [tuple(one) for one in (claim["speakers"], *claim.get("or", []))]


def _fits(said: list[str], chain: tuple[str, ...]) -> bool:
    return len(said) == len(chain) and all(
        name in {_plain(way) for way in ways.split("|")} for name, ways in zip(said, chain, strict=True)
    )


def _plain(name: str) -> str:
    """A name without what writers differ in: article, marks of quotation, commas, capitals."""
    bare = re.sub(r"[«»„“”\"'’,.]", "", name.lower().replace("ё", "е"))
    return " ".join(OWN.sub("", bare.strip()).split())


def _times(claim: dict[str, Any], near: list[dict[str, Any]], got: Score) -> None:
    for wanted in claim.get("times", []):
        got.times += 1
        said = [one for draft in near for one in draft["times"]]
        if any(_agrees(wanted, one) for one in said):
            got.resolved += 1
        else:
            told = [f"{one['said']}: {one['earliest']} to {one['latest']} ({one['anchor']})" for one in said]
            got.misses.append(f"time {wanted['said']!r} read as {told}")


def _agrees(wanted: dict[str, Any], got: dict[str, Any]) -> bool:
    earliest, latest = _at(got["earliest"]), _at(got["latest"])
    if wanted.get("undated"):
        return got["anchor"] == "undated" and earliest is None and latest is None
    if "either" in wanted and earliest and latest:
        first, last = map(_instant, wanted["either"])
        if abs(earliest - first) <= MINUTE and abs(latest - last) <= MINUTE:
            return True
    if "core" in wanted:
        (first, last), (begin, end) = map(_instant, wanted["core"]), map(_instant, wanted["hull"])
        held = earliest is not None and latest is not None and earliest <= first and last <= latest
        return held and earliest >= begin - MINUTE and latest <= end + MINUTE
    slack = timedelta(hours=wanted.get("slack_h", 0)) + MINUTE
    return _near(wanted.get("earliest"), earliest, slack) and _near(wanted.get("latest"), latest, slack)


def _near(wanted: str | None, got: datetime | None, slack: timedelta) -> bool:
    return wanted is None or (got is not None and abs(_instant(wanted) - got) <= slack)


def _instant(said: str) -> datetime:
    return datetime.fromisoformat(said).astimezone(UTC)


def _at(said: str | None) -> datetime | None:
    return None if said is None else _instant(said.replace("Z", "+00:00"))


def read(note: Path, given: dict[str, Any]) -> dict[str, Any]:
    """What the command prints of an article; in this process, so that the models are loaded once."""
    dated = ["--dated", str(given["dated"])] if "dated" in given else []
    said = StringIO()
    with redirect_stdout(said):
        done = command.main([str(article(note)), "--json", *dated, "--zone", given.get("zone", "UTC")])
    assert done == command.DONE
    found: dict[str, Any] = json.loads(said.getvalue())
    return found


def main(folder: Path) -> None:
    """Print the figures of each article, every miss, and the sums by language."""
    sums: dict[str, Score] = {}
    for path in notes(folder):
        note = yaml.safe_load(path.read_text("utf-8"))
        got = score(note, read(path, note))
        sums[note["language"]] = sums.get(note["language"], Score()) + got
        print(f"\n{path.stem}: {got}", *got.misses, sep="\n   ")
    for language, total in sums.items():
        print(f"\n{language}: {total}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
