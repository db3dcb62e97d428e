"""The closed grammar of the roles table: a right is a verb, a scope and a form.

    read assigned
    write all
    read all as redacted on name_card

Nothing else can be written, so nothing else can be meant. A form that shows less than the whole names
the card that it is read from: no cell is a filtered view of a row whose key the reader holds.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Verb(StrEnum):
    """What is done with an object."""

    READ = "read"
    WRITE = "write"
    APPROVE = "approve"
    VETO = "veto"
    PROPOSE = "propose"
    ACCEPT = "accept"
    REPORT = "report"
    REQUEST = "request"
    TRIGGER = "trigger"
    EXECUTE = "execute"
    UNLOCK = "unlock"


class Scope(StrEnum):
    """Of which objects; the widest first."""

    ALL = "all"
    FRESH = "fresh"  # everybody's for 24 hours, then only of assigned cases
    TEAM = "team"
    ASSIGNED = "assigned"  # of cases that the member is assigned to
    COUNSEL = "counsel"  # of cases that have a lawyer, by that lawyer
    OWN = "own"  # the member's own, or offered to the member by name
    LEG = "leg"  # of the legs that the member runs
    DISPATCH = "dispatch"  # on an accepted dispatch, until contact or for two hours
    EMERGENCY = "emergency"  # by the emergency template alone
    SHARED = "shared"  # what was packed for this reader
    SECOND = "second"  # together with a second member
    SHARES = "shares"  # together with k of n trustees
    BREAK_GLASS = "break_glass"  # with a reason and a witness, the lead told at once, one hour


class Form(StrEnum):
    """How much of it."""

    FULL = "full"
    REDACTED = "redacted"
    CODED = "coded"
    STATISTICS = "statistics"
    NEEDS = "needs"
    VERDICT = "verdict"  # yes or no
    ITEM = "item"  # one item
    FACTS = "facts"
    ACCOUNTS = "accounts"
    NO_CONTENT = "no_content"
    INTEGRITY = "integrity"


CARDED = frozenset({Form.REDACTED, Form.CODED, Form.STATISTICS, Form.NEEDS, Form.VERDICT, Form.ITEM})
WIDTH = {scope: place for place, scope in enumerate(Scope)}
# Roles that show no content of a case: only these may be held beside the admin's.
WITHOUT_CONTENT = frozenset({"admin", "trustee"})


class Right(NamedTuple):
    """One thing that a role may; `card` is the card type that a form of less than all is read from."""

    verb: Verb
    scope: Scope
    form: Form = Form.FULL
    card: str | None = None


class Unreadable(ValueError):  # noqa: N818  (an answer to whoever edits the pack)
    """The table does not follow the grammar."""


def parse(text: str) -> Right:
    """The right that `text` says. Raises Unreadable for everything outside the grammar."""
    words = text.split(" ")
    try:
        match words:
            case [verb, scope]:
                right = Right(Verb(verb), Scope(scope))
            case [verb, scope, "as", form]:
                right = Right(Verb(verb), Scope(scope), Form(form))
            case [verb, scope, "as", form, "on", card]:
                right = Right(Verb(verb), Scope(scope), Form(form), card)
            case _:
                raise Unreadable(f"{text!r} is not a right")
    except ValueError as fault:
        raise Unreadable(f"{text!r}: {fault}") from None
    if (right.form in CARDED) != (right.card is not None) or (right.card and right.verb is not Verb.READ):
        raise Unreadable(f"{text!r}: a card is read, and stands behind every form that shows less")
    return right


class Table:
    """Who may what with which object; what it does not say is not allowed."""

    def __init__(
        self,
        roles: tuple[str, ...],
        objects: Mapping[str, Mapping[str, frozenset[Right]]],
        cards: Mapping[str, str],
    ) -> None:
        self.roles, self.objects, self.cards = roles, objects, cards

    def rights(self, roles: frozenset[str], thing: str) -> frozenset[Right]:
        """Everything that somebody with these roles may with `thing`. Raises KeyError for no object."""
        row = self.objects[thing]
        return frozenset().union(*(row.get(role, frozenset()) for role in roles))

    def may(self, roles: frozenset[str], verb: str, thing: str, form: str = Form.FULL) -> Scope | None:
        """The widest scope of this verb in this form; None when it is not allowed at all.

        Raises ValueError for a verb or form, KeyError for an object, that the table does not know.
        """
        wanted = (Verb(verb), Form(form))
        found = [right.scope for right in self.rights(roles, thing) if (right.verb, right.form) == wanted]
        return min(found, key=WIDTH.__getitem__, default=None)


def table(raw: Mapping[str, object]) -> Table:
    """The table from its TOML. Raises Unreadable, naming the cell, for whatever does not fit."""
    roles, cards, objects = raw.get("roles"), raw.get("cards"), raw.get("objects")
    if set(raw) != {"roles", "cards", "objects"} or not isinstance(roles, list):
        raise Unreadable("the table has roles, cards and objects, and nothing else")
    if not isinstance(cards, dict) or not isinstance(objects, dict) or not roles:
        raise Unreadable("the table has roles, cards and objects, and nothing else")
    read = {thing: _row(thing, row, roles) for thing, row in objects.items()}
    named = {right.card for row in read.values() for cell in row.values() for right in cell if right.card}
    if odd := sorted(named ^ set(cards)):
        raise Unreadable(f"cards that are named or described, but not both: {', '.join(odd)}")
    return Table(tuple(roles), read, dict(cards))


def _row(thing: str, row: object, roles: list[str]) -> dict[str, frozenset[Right]]:
    if not isinstance(row, dict) or list(row) != roles:
        raise Unreadable(f"{thing}: every role has its cell, in the order of the roles")
    read = {}
    for role, cell in row.items():
        if not isinstance(cell, list):
            raise Unreadable(f"{thing}, {role}: a cell is a list of rights")
        rights = [parse(text) for text in cell]
        if len(set(rights)) != len(rights):
            raise Unreadable(f"{thing}, {role}: a right is said twice")
        read[role] = frozenset(rights)
    return read


def incompatible(roles: frozenset[str]) -> bool:
    """Whether nobody may hold these roles at once: the admin's goes with no role that shows content."""
    return "admin" in roles and not roles <= WITHOUT_CONTENT
