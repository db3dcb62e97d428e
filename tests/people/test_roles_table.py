"""The roles table, cell by cell: what the pack says is what was agreed, literally.

The table below is the agreed one, copied, not the pack that the code reads. What a literal cell means
is spelled out here a second time, in words of the test's own.
"""
# ruff: noqa: E501  (the agreed table is copied as it stands)

import tomllib

import pytest

from safeconduct.acts.policies import ROLES
from safeconduct.people import roles
from safeconduct.people.rules.table import Form, Scope, Unreadable, Verb, incompatible, parse, table

TABLE = r"""
| object | operator | coordinator | lawyer | passage | psychologist | documenter | analyst | press | admin | partner | trustee |
|---|---|---|---|---|---|---|---|---|---|---|---|
| signal note (24 h, then \*) | RW | RW | R\* | r\* | r\* | R\* | – | – | – | – | – |
| identity | W then – | R\* B | R\* | R\* | – | r | – | – | – | – | – |
| contacts | W R\* | R | R\* | R\* | R\* | – | – | – | – | – | – |
| timeline | W R\* | RW | RW\* | r\* | r\* | R\* | r | r | – | – | – |
| safe address | – | B | on accepted dispatch, 2 h | R L | – | – | – | – | – | – | – |
| route, leg | – | r B | – | RW L | – | – | – | – | – | R L | – |
| money | – | A | W\* | W\* | – | – | s | – | – | s | – |
| medical | – | – | r\* | needs only | RW\* | r\* | – | – | – | – | – |
| testimony | – | – | R\* | – | R\* | RW\* | – | – | – | – | – |
| acts and claims | – | R | RW\* | – | – | RW | R coded | r | – | r shared | – |
| perpetrators | – | R\* | RW\* | – | – | RW\* | r code | – | – | – | – |
| evidence | W | R\* | RW\* | – | – | RW\* | – | – | – | one item | – |
| inquiries, complaints | W | RW | RW\* | – | – | R | R | r | – | one item | – |
| consent | W | R | RW\* | R\* | R\* | RW\* | s | yes/no | – | yes/no | – |
| statement | – | A, W by emergency template | A if the case has one | veto | – | A on facts | – | W | – | – | – |
| dispatch | propose | A | accept | accept | accept | – | – | – | – | accept | – |
| mark compromised | W | W | W | W | W | W | – | W | W accounts | report | – |
| members, roles, devices | – | request | – | – | – | – | – | – | W with a second | – | – |
| journal | own | team | own | own | own | own | – | own | R no content | own | R integrity |
| lockdown | trigger | A | trigger | trigger | trigger | trigger | trigger | trigger | execute | – | k-of-n unlock |
"""

OBJECTS = {
    r"signal note (24 h, then \*)": "signal_note",
    "identity": "identity",
    "contacts": "contacts",
    "timeline": "timeline",
    "safe address": "safe_address",
    "route, leg": "route",
    "money": "money",
    "medical": "medical",
    "testimony": "testimony",
    "acts and claims": "claims",
    "perpetrators": "perpetrators",
    "evidence": "evidence",
    "inquiries, complaints": "inquiries",
    "consent": "consent",
    "statement": "statement",
    "dispatch": "dispatch",
    "mark compromised": "compromise",
    "members, roles, devices": "members",
    "journal": "journal",
    "lockdown": "lockdown",
}

# What a literal cell means: (verb, scope, form).
MEANS: dict[str, set[tuple[str, str, str]]] = {
    "–": set(),
    "R": {("read", "all", "full")},
    "W": {("write", "all", "full")},
    "RW": {("read", "all", "full"), ("write", "all", "full")},
    r"R\*": {("read", "assigned", "full")},
    r"W\*": {("write", "assigned", "full")},
    r"RW\*": {("read", "assigned", "full"), ("write", "assigned", "full")},
    r"W R\*": {("write", "all", "full"), ("read", "assigned", "full")},
    "W then –": {("write", "all", "full")},
    r"R\* B": {("read", "assigned", "full"), ("read", "break_glass", "full")},
    "B": {("read", "break_glass", "full")},
    "r B": {("read", "all", "redacted"), ("read", "break_glass", "full")},
    "R L": {("read", "leg", "full")},
    "RW L": {("read", "leg", "full"), ("write", "leg", "full")},
    "r": {("read", "all", "redacted")},
    r"r\*": {("read", "assigned", "redacted")},
    "r shared": {("read", "shared", "redacted")},
    "R coded": {("read", "all", "coded")},
    "r code": {("read", "all", "coded")},
    "s": {("read", "all", "statistics")},
    "needs only": {("read", "assigned", "needs")},  # the table has no star: the narrower reading
    "one item": {("read", "shared", "item")},
    "A": {("approve", "all", "full")},
    "A on facts": {("approve", "all", "facts")},
    "A if the case has one": {("approve", "counsel", "full")},
    "A, W by emergency template": {("approve", "all", "full"), ("write", "emergency", "full")},
    "veto": {("veto", "all", "full")},
    "on accepted dispatch, 2 h": {("read", "dispatch", "full")},
    "propose": {("propose", "all", "full")},
    "accept": {("accept", "own", "full")},
    "W accounts": {("write", "all", "accounts")},
    "report": {("report", "all", "full")},
    "request": {("request", "all", "full")},
    "W with a second": {("write", "second", "full")},
    "own": {("read", "own", "full")},
    "team": {("read", "team", "full")},
    "R no content": {("read", "all", "no_content")},
    "R integrity": {("read", "all", "integrity")},
    "trigger": {("trigger", "all", "full")},
    "execute": {("execute", "all", "full")},
    "k-of-n unlock": {("unlock", "shares", "full")},
}
# The same literal means something else in these rows.
EXCEPT = {
    ("signal_note", "RW"): {("read", "fresh", "full"), ("write", "all", "full")},
    ("consent", "yes/no", "press"): {("read", "all", "verdict")},
    ("consent", "yes/no", "partner"): {("read", "shared", "verdict")},
}


def _cells() -> list[tuple[str, str, str]]:
    head, _rule, *body = [line.strip().strip("|") for line in TABLE.strip().splitlines()]
    names = [cell.strip() for cell in head.split("|")][1:]
    cells = []
    for line in body:
        literal, *row = [cell.strip() for cell in line.split("|")]
        cells += [(OBJECTS[literal], role, cell) for role, cell in zip(names, row, strict=True)]
    return cells


def _meant(thing: str, role: str, cell: str) -> set[tuple[str, str, str]]:
    for key in ((thing, cell, role), (thing, cell)):
        if key in EXCEPT:
            return EXCEPT[key]
    return MEANS[cell]


CELLS = _cells()


def test_the_table_is_about_every_role_and_every_object():
    assert len(CELLS) == 20 * 11
    assert {role for _thing, role, _cell in CELLS} == set(ROLES)
    assert set(roles.roles_table().objects) == set(OBJECTS.values())


@pytest.mark.parametrize(("thing", "role", "cell"), CELLS)
def test_a_cell_allows_what_it_says(thing: str, role: str, cell: str):
    found = {(right.verb, right.scope, right.form) for right in roles.rights([role], thing)}
    assert found == _meant(thing, role, cell)


@pytest.mark.parametrize(("thing", "role", "cell"), CELLS)
def test_what_a_cell_does_not_say_is_not_allowed(thing: str, role: str, cell: str):
    meant = _meant(thing, role, cell)
    for verb in Verb:
        for form in Form:
            allowed = {scope for said, scope, shape in meant if (said, shape) == (verb, form)}
            found = roles.may([role], verb, thing, form)
            assert (found in allowed) if allowed else (found is None)


def test_nobody_without_a_role_may_anything():
    for thing in OBJECTS.values():
        assert not roles.rights([], thing)


def test_of_several_roles_the_widest_counts():
    assert roles.may(["operator"], "read", "contacts") is Scope.ASSIGNED
    assert roles.may(["operator", "coordinator"], "read", "contacts") is Scope.ALL


def test_who_reads_a_card_may_not_read_what_it_was_made_from():
    assert roles.may(["documenter"], "read", "identity") is None
    assert roles.may(["documenter"], "read", "identity", Form.REDACTED) is Scope.ALL


def test_behind_every_cell_that_shows_less_stands_a_named_card():
    known = roles.roles_table()
    for thing, row in known.objects.items():
        for role, cell in row.items():
            for right in cell:
                less = right.form not in {
                    Form.FULL, Form.FACTS, Form.ACCOUNTS, Form.NO_CONTENT, Form.INTEGRITY,
                }  # fmt: skip
                assert less == (right.card in known.cards), (thing, role)


def test_an_admin_holds_no_content_role_and_a_trustee_may_be_an_admin():
    for role in ROLES:
        assert incompatible(frozenset({"admin", role})) == (role not in {"admin", "trustee"})
    assert not incompatible(frozenset({"operator", "coordinator", "press"}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "read",
        "read everything",
        "peek all",
        "read all as blurred on name_card",
        "read all as redacted",
        "read all on name_card",
        "read all as full on name_card",
        "write all as redacted on name_card",
        "read  all",
        "Read all",
    ],
)
def test_what_is_outside_the_grammar_is_refused(text: str):
    with pytest.raises(Unreadable):
        parse(text)


def _raw() -> dict[str, object]:
    return tomllib.loads(roles.PACK.read_text(encoding="utf-8"))


@pytest.mark.parametrize("fault", ["cell", "role", "order", "card", "orphan", "twice", "extra"])
def test_a_faulty_table_is_refused_whole(fault: str):
    raw = _raw()
    identity = raw["objects"]["identity"]
    if fault == "cell":
        identity["press"] = ["read all please"]
    elif fault == "role":
        del identity["press"]
    elif fault == "order":
        identity["operator"] = identity.pop("operator")
    elif fault == "card":
        identity["press"] = ["read all as redacted on no_such_card"]
    elif fault == "orphan":
        raw["cards"]["unused"] = "a card behind no cell"
    elif fault == "twice":
        identity["lawyer"] = ["read assigned", "read assigned"]
    else:
        raw["more"] = {}
    with pytest.raises(Unreadable):
        table(raw)


def test_the_pack_as_it_is_fits():
    assert table(_raw()).roles == tuple(ROLES)
