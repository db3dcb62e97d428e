"""Regions by their ISO 3166-2 codes: how near two of them are, and which one a word means."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

PACK = Path(__file__).resolve().parents[2] / "packs" / "regions.toml"
SAME, NEAR, FAR = 0, 1, 2  # same region; same federal district; another one, or not known
_WORD = re.compile(r"[^\W\d_]+")


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """What a region is called."""

    en: Annotated[str, Meta(min_length=1)]
    ru: Annotated[str, Meta(min_length=1)]


class Region(Struct, frozen=True, forbid_unknown_fields=True):
    """One region. `begins`: how words begin that mean it or its main towns, in small letters."""

    district: str
    name: Names
    begins: Annotated[list[Annotated[str, Meta(min_length=3)]], Meta(min_length=1)]


@cache
def regions() -> Mapping[str, Region]:
    """Every region by its code. Raises msgspec.ValidationError for a pack that does not fit."""
    return msgspec.convert(tomllib.loads(PACK.read_text(encoding="utf-8")), dict[str, Region])


def band(base: str, region: str) -> int:
    """How near two regions are by their codes: SAME, NEAR or FAR; an unknown one is FAR from every other."""
    if base and base == region:
        return SAME
    one, other = regions().get(base), regions().get(region)
    return NEAR if one is not None and other is not None and one.district == other.district else FAR


def meant(words: str) -> str:
    """The code of the one region that somebody speaks of, empty when none or more than one is meant."""
    found = {code for word in _WORD.findall(_plain(words)) for code in _meant_by(word)}
    return found.pop() if len(found) == 1 else ""


def _meant_by(word: str) -> set[str]:
    """The regions for which the longest part of the word speaks: Sakhalin also begins like Sakha."""
    fitting = {
        (len(begin), code)
        for code, region in regions().items()
        for begin in map(_plain, region.begins)
        if word.startswith(begin)
    }
    longest = max((length for length, _code in fitting), default=0)
    return {code for length, code in fitting if length == longest}


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


def name(code: str, language: str) -> str:
    """A region's name, its code where it is not known."""
    region = regions().get(code)
    if region is None:
        return code
    return region.name.ru if language.startswith("ru") else region.name.en
