"""The packs of legal clocks that come with the program, read from data."""

from functools import cache
from pathlib import Path

from safeconduct.trace.rules.pack import Pack, Rule, load

PACKS = Path(__file__).resolve().parents[2] / "packs" / "clocks"


@cache
def packs() -> tuple[Pack, ...]:
    """Every pack, by the name of its file. Raises PackError for one that nobody could follow."""
    return tuple(load(path.read_text(encoding="utf-8")) for path in sorted(PACKS.glob("*.toml")))


def rules(jurisdiction: str) -> tuple[Rule, ...]:
    """The rules that hold in a country (ISO 3166-1 alpha-2), then those that hold everywhere."""
    return tuple(rule for pack in packs() if pack.jurisdiction in {jurisdiction, "*"} for rule in pack.rules)
