"""What the pages of cases show: the answers of queries, put into the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import ROLES
from safeconduct.acts.run import ask
from safeconduct.cases import briefs, kept, part_page, words
from safeconduct.cases.contacts import LinkLine
from safeconduct.cases.drafted import passages
from safeconduct.cases.queries import CaseLine, CaseView, ConsentBook, ProposalLine
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.people import members

PLACES = {
    "add_person": "#persons",
    "add_contact": "#contacts",
    "mark_compromised": "#contacts",
    "clear_contact": "#contacts",
    "link_person": "#contacts",
    "add_entry": "#timeline",
    "strike_entry": "#timeline",
    "review_risk": "#risk",
    "give_consent": "#consent",
    "withdraw_consent": "#consent",
    "write_directive": "#consent",
    "raise_flag": "#consent",
    "propose_disclosure": "#gate",
    "approve_disclosure": "#gate",
    "return_disclosure": "#gate",
    "review_night": "#gate",
    "keep_room": "#kept",
    "hold_room": "#kept",
    "lift_hold": "#kept",
    "ask_erasure": "#kept",
    "withdraw_erasure": "#kept",
    "erase_room": "#kept",
}
# What stands in the way, in the order in which the gate names it, as conditions that must hold.
CONDITIONS = {
    "no_use": N_("rests on uses that fit what it is"),
    "persons": N_("says whom it names"),
    "minor": N_("names and shows no minor"),
    "legal_flag": N_("no legal flag"),
    "forbidden": N_("the person has not forbidden it"),
    "consent": N_("consent for this use and this audience"),
    "risk_review": N_("a risk review of the last 72 hours"),
    "default": N_("a reason not to keep silent"),
    "second_person": N_("approved by enough others"),
    "not_by_night": N_("an inquiry on a ground that allows one person alone"),
}
WHY_NOT = {
    "expired": N_("run out"),
    "withdrawn": N_("withdrawn"),
    "from_custody": N_("said in custody: not until repeated in private"),
    "not_theirs": N_("not the person's own word"),
    "not_yet": N_("not yet"),
    "other_audience": N_("for another audience"),
}
SAID = {
    "approve": N_("let it through"),
    "return": N_("returned it"),
    "withdraw": N_("took it back"),
    "replace": N_("put another text in its place"),
    "recall": N_("withdrew the text from the public"),
    "review": N_("reviewed it"),
}
# What became of a draft that nobody tells any more, by the word that ended it.
ENDED = {
    "return": N_("not told"),
    "withdraw": N_("not told"),
    "replace": N_("another text stands in its place"),
    "recall": N_("withdrawn from the public"),
}


@dataclass(frozen=True)
class Line:
    """A case in a list, in words."""

    id: UUID
    code: str
    state: str
    captor: str
    opened: object
    lead: str
    mine: bool


def filtered(query: Mapping[str, str]) -> dict[str, object]:
    """What the list is narrowed to, as far as the address says something that exists."""
    given: dict[str, object] = {"mine": query.get("mine") == "yes"}
    if query.get("state") in words.STATES:
        given["state"] = query["state"]
    return given


def tabs(given: Mapping[str, object]) -> list[tuple[str, str, bool]]:
    """The ways to narrow the list, and which is in use."""
    states = [("open", _("Being worked on")), ("followed", _("Followed up")), ("closed", _("Closed cases"))]
    plain = not given["mine"] and "state" not in given
    return [
        (_("All cases"), "/cases", plain),
        (_("My cases"), "/cases?mine=yes", bool(given["mine"])),
        *((label, f"/cases?state={state}", given.get("state") == state) for state, label in states),
    ]


def links(actor: Actor, case: UUID, contact: UUID) -> list[LinkLine]:
    """Who stands in a phone; none for a person's record."""
    try:
        return [one for one in ask(actor, "cases.links", {"case": str(case)}) if one.contact == contact]
    except Refusal:
        return []


def lines(actor: Actor, found: Iterable[CaseLine]) -> list[Line]:
    """Cases in words."""
    return [
        Line(
            id=one.id,
            code=one.code,
            state=_(words.STATES[one.state]),
            captor=_(words.CAPTORS[one.captor]),
            opened=one.opened,
            lead=who(actor, one.lead),
            mine=one.mine,
        )
        for one in found
    ]


def damaged(actor: Actor) -> int:
    """How many briefs do not fit the log."""
    return briefs.damaged(actor.keys)


def who(actor: Actor, handle: UUID | None) -> str:
    """The name of a colleague."""
    return members.name_of(actor.keys, handle) or str(handle)[:8] if handle else ""


def found(actor: Actor, answer: Any) -> dict[str, object]:
    """What a look-up brought up."""
    labels = {one.case: briefs.brief(actor.keys, one.case).persons for one in answer.found}
    hits = [(one, labels[one.case].get(one.person, "")) for one in answer.found]
    return {"kind": answer.kind, "hits": hits, "left": answer.left}


def look_ups(actor: Actor) -> list[dict[str, object]]:
    """Who looked up what, with the code names of what answered."""
    codes = {case: one.document.code for case, one in briefs.everything(actor.keys).items()}
    return [
        {
            "at": one.at,
            "who": who(actor, one.who),
            "typed": one.typed,
            "hits": [(hit, codes[hit]) for hit in one.hits if hit in codes],
        }
        for one in ask(actor, "cases.look_ups", {})
    ]


def knows(actor: Actor, case: UUID) -> bool:
    """Whether the brief of this case is the reader's."""
    return case in briefs.everything(actor.keys)


def case(actor: Actor, id: UUID) -> dict[str, object]:  # noqa: A002  (the column's own name)
    """Everything on the page of a case; what the reader does not open is None and is not there.

    Raises Refusal NOT_FOUND.
    """
    brief = ask(actor, "cases.case", {"case": str(id)})

    def opened(name: str) -> Any:
        try:
            return ask(actor, f"cases.{name}", {"case": str(id)})
        except Refusal:
            return None

    persons = opened("persons")
    labels = {one.id: one.label for one in persons}
    book, proposals = opened("consents"), opened("proposals")
    return {
        "brief": brief,
        "case_id": id,
        "facts": _facts(actor, brief),
        "team": _team(actor, brief),
        "persons": persons,
        "contacts": _worded(opened("contacts"), "channel", words.CHANNELS, "state", words.CONTACT_STATES),
        "timeline": _signed(actor, _worded(opened("timeline"), "kind", words.ENTRY_KINDS)),
        "risk": _signed(actor, _worded(opened("risk"), "level", words.RISKS)),
        "book": book and _book(book, labels),
        "proposals": proposals and [_proposal(actor, one, labels) for one in proposals],
        "kept": kept.shown(actor, id),
        **part_page.beside(actor, id, brief.rooms),
        "may_read_timeline": "timeline" in brief.rooms,
    }


def after(case: UUID, verb: str) -> str:
    """Where a form about a case leads: to the case, at the place that it changed."""
    return f"/cases/{case}{PLACES.get(verb, '')}"


def confirm_first(request: HttpRequest) -> HttpResponse:
    """To the page that asks for the second factor, and back here."""
    return HttpResponseRedirect(f"/confirm?{urlencode({'next': request.path})}", status=303)


def _facts(actor: Actor, brief: CaseView) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        (_("State"), _(words.STATES[brief.state])),
        (_("Who has them, or wants them"), _(words.CAPTORS[brief.captor])),
        (_("Lead"), who(actor, brief.lead)),
        (_("Second coordinator"), who(actor, brief.second) or _("nobody yet")),
        (_("The desk recognises it"), _("yes") if brief.recognised else _("no")),
    ]
    return facts


def _team(actor: Actor, brief: CaseView) -> list[dict[str, object]]:
    leads = {brief.lead, brief.second}
    return [
        {
            "member": one.member,
            "name": who(actor, one.member),
            "role": one.role,
            "role_name": _(ROLES[one.role]),
            "present": one.present,
            "leads": one.role == "coordinator" and one.member in leads,
        }
        for one in brief.assigned
    ]


def _worded(found: Any, *coded: Any) -> list[dict[str, Any]] | None:
    """Lines with their codes in words: `coded` names a field and its words by turns."""
    if found is None:
        return None
    pairs = list(zip(coded[::2], coded[1::2], strict=True))
    return [{"line": one, **{field: _(said[getattr(one, field)]) for field, said in pairs}} for one in found]


def _signed(actor: Actor, found: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    return found and [{**one, "by": who(actor, one["line"].by)} for one in found]


def _book(book: ConsentBook, labels: Mapping[UUID, str]) -> dict[str, object]:
    """Consents, directives and flags in words."""
    return {
        "consents": [
            {
                "line": one,
                "whose": labels.get(one.person, "") if one.person else _("the whole case"),
                "capacity": _(words.CAPACITIES[one.capacity]),
                "uses": [(_(words.USES[use.use]), _(WHY_NOT.get(use.why_not, ""))) for use in one.uses],
                "custody": one.given_in != "free" and not one.verified,
            }
            for one in book.consents
        ],
        "directives": [
            {
                "line": one,
                "whose": labels.get(one.person, "") if one.person else _("the whole case"),
                "allows": [_(words.USES[use]) for use in one.allows],
                "forbids": [_(words.USES[use]) for use in one.forbids],
            }
            for one in book.directives
        ],
        "flags": [(one, [_(words.DISCLOSURES[kind]) for kind in one.kinds]) for one in book.flags],
        "uses": [(one, [_(words.USES[use]) for use in one.uses]) for one in book.uses],
    }


def _proposal(actor: Actor, one: ProposalLine, labels: Mapping[UUID, str]) -> dict[str, object]:
    """A draft in words, with the conditions that hold and those that do not."""
    return {
        "line": one,
        "kind": _(words.DISCLOSURES[one.kind]),
        "uses": [_(words.USES[use]) for use in one.uses],
        "about": [labels.get(person, "") for person in one.persons],
        "drafter": who(actor, one.drafter),
        "own": one.drafter == actor.member,
        "mine": [word.word for word in one.words if word.by == actor.member][-1:] == ["approve"],
        "ground": _(words.GROUNDS[one.ground]) if one.ground else "",
        "conditions": [(_(CONDITIONS[code]), "no") for code in one.blocks]
        or [(_("everything that must hold holds"), "yes")],
        "passages": passages(one.kind, one.text),
        "ended": next((_(ENDED[word.word]) for word in reversed(one.words) if word.word in ENDED), ""),
        "words": [
            {"line": word, "by": who(actor, word.by), "word": _(SAID[word.word])} for word in one.words
        ],
    }
