"""The packs of legal clocks that come with the program, read from data."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from safeconduct.trace.rules.pack import Local, Pack, Rule, load

PACKS = Path(__file__).resolve().parents[2] / "packs" / "clocks"


@cache
def packs() -> tuple[Pack, ...]:
    """Every pack, by the name of its file. Raises PackError for one that nobody could follow."""
    return tuple(load(path.read_text(encoding="utf-8")) for path in sorted(PACKS.glob("*.toml")))


def rules(jurisdiction: str) -> tuple[Rule, ...]:
    """The rules that hold in a country (ISO 3166-1 alpha-2), then those that hold everywhere."""
    return tuple(rule for pack in packs() if pack.jurisdiction in {jurisdiction, "*"} for rule in pack.rules)


def holding(regions: Iterable[str]) -> list[Rule]:
    """The rules that hold in any of these regions (ISO 3166-2); where no place is known, every rule."""
    countries = sorted({one.partition("-")[0] for one in regions if one})
    found = [rule for country in countries for rule in rules(country)]
    everywhere = [rule for pack in packs() for rule in pack.rules]
    return list({one.id: one for one in (found if countries else everywhere)}.values())


def local() -> list[Local]:
    """What follows from the place, by every pack."""
    return [one for pack in packs() for one in pack.local]


def rule(handle: str) -> Rule:
    """The rule with this id. Raises KeyError."""
    return _by_id()[handle]


@cache
def _by_id() -> dict[str, Rule]:
    return {one.id: one for pack in packs() for one in pack.rules}
