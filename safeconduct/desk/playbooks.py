"""The playbooks: ordered steps with due times, gates and hard rules, read from data."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from django.utils.translation import get_language
from msgspec import Meta, Struct

from safeconduct.acts.policies import ROLES

PACK = Path(__file__).resolve().parents[2] / "packs" / "playbooks.toml"
# Ticked by a member; every other gate is computed by the part that knows it.
BY_HAND = frozenset(
    {
        "third_party_ready",
        "verified_or_limited_help",
        "psych_ok",
        "private_talk_ok",
        "no_victim_traits",
    }
)


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence in both languages."""

    en: Annotated[str, Meta(min_length=1)]
    ru: Annotated[str, Meta(min_length=1)]

    def __str__(self) -> str:
        return self.ru if (get_language() or "en").startswith("ru") else self.en


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
        if self.due in {"leg", "close"}:
            return None
        unit = {"m": "minutes", "h": "hours", "d": "days"}[self.due[-1]]
        return timedelta(**{unit: int(self.due[:-1])})


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
            if step.role not in ROLES and step.role != "system":
                raise ValueError(f"{playbook.id}: no role {step.role}")
    return {playbook.id: playbook for playbook in read.playbook}
