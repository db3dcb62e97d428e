"""The emergency texts of `packs/templates.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from safeconduct.voice.rules.templates import Both, Template

PACK = Path(__file__).resolve().parents[2] / "packs" / "templates.toml"


class Pack(NamedTuple):
    """Templates by name, and the closed lists of words by the gap that they fill."""

    templates: Mapping[str, Template]
    words: Mapping[str, Mapping[str, Both]]


@cache
def pack() -> Pack:
    """The pack. Raises msgspec.ValidationError for one that does not fit."""
    said = tomllib.loads(PACK.read_text(encoding="utf-8"))
    words = msgspec.convert(said.pop("words"), dict[str, dict[str, Both]])
    return Pack(msgspec.convert(said, dict[str, Template]), words)
