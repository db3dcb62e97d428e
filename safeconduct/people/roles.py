"""The roles table of this installation: read once from its pack, whole or not at all."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from safeconduct.acts.policies import ROLES
from safeconduct.kernel.errors import define
from safeconduct.kernel.text import N_
from safeconduct.people.rules.table import Form, Right, Scope, Table, Unreadable, incompatible, table

PACK = Path(__file__).resolve().parents[2] / "packs" / "roles.toml"
INCOMPATIBLE = define(
    "roles_incompatible",
    422,
    N_("An admin keeps the house and reads no case: this role goes with no other but trustee."),
)


@cache
def roles_table() -> Table:
    """The table. Raises Unreadable when the pack does not fit the grammar or the roles of the house."""
    with PACK.open("rb") as file:
        read = table(tomllib.load(file))
    if read.roles != tuple(ROLES):
        raise Unreadable("the table is about other roles than the house has")
    return read


def may(roles: Iterable[str], verb: str, thing: str, form: str = Form.FULL) -> Scope | None:
    """How far somebody with these roles may `verb` the object `thing`; None: not at all.

    Without `form`, the whole object is meant: who reads only cards may not read it.
    """
    return roles_table().may(frozenset(roles), verb, thing, form)


def rights(roles: Iterable[str], thing: str) -> frozenset[Right]:
    """Everything that somebody with these roles may with the object `thing`."""
    return roles_table().rights(frozenset(roles), thing)


__all__ = ["INCOMPATIBLE", "PACK", "Form", "Scope", "incompatible", "may", "rights", "roles_table"]
