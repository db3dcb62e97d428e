"""The playbooks: ordered steps with due times, gates and hard rules, read from data."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from safeconduct.acts.policies import ROLES

PACK = Path(__file__).resolve().parents[2] / "packs" / "playbooks.toml"
SYSTEM = "system"  # a step that the software does, of which nobody is reminded
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence in both languages."""

    en: Annotated[str, Meta(min_length=1)]
    ru: Annotated[str, Meta(min_length=1)]

    def to(self, language: str) -> str:
        """The sentence in a reader's language; English for every other than Russian."""
        return self.ru if language.startswith("ru") else self.en


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One step: `due` after the trigger, by whom, what, which evidence to secure, behind which gate."""

    due: Annotated[str, Meta(pattern=r"^(\d+[mhd]|leg|close)$")]
    role: str
    do: Said
    evidence: Said | None = None
    gate: str = ""

    @property
    def after(self) -> timedelta | None:
        """How long after the trigger; None for a step that an event makes due."""
        if self.due[-1] not in _UNITS or not self.due[:-1].isdigit():
            return None
        return timedelta(**{_UNITS[self.due[-1]]: int(self.due[:-1])})


class Playbook(Struct, frozen=True, forbid_unknown_fields=True):
    """One playbook of the pack."""

    id: str
    level: Literal["low", "urgent", "critical"]
    name: Said
    trigger: Said
    never: list[Said]
    step: Annotated[list[Step], Meta(min_length=1)]


class _Pack(Struct, frozen=True, forbid_unknown_fields=True):
    playbook: list[Playbook]


@cache
def pack() -> Mapping[str, Playbook]:
    """Every playbook by its id. Raises ValueError for a pack that nobody could follow."""
    text = PACK.read_bytes()
    read = msgspec.convert(tomllib.loads(text.decode()), _Pack)
    for playbook in read.playbook:
        for step in playbook.step:
            if step.role not in ROLES and step.role != SYSTEM:
                raise ValueError(f"{playbook.id}: no role {step.role}")
    return {playbook.id: playbook for playbook in read.playbook}


def said(details: Mapping[str, str], language: str) -> str:
    """What the reminder of a step says, from the details of its alarm; empty for a step that the pack
    has no more."""
    playbook, number = pack().get(details.get("playbook", "")), details.get("step", "")
    if playbook is None or not number.isdigit() or int(number) >= len(playbook.step):
        return ""
    return playbook.step[int(number)].do.to(language)
