"""What the pages of claims show, in the reader's words."""

import unicodedata
from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.http import HttpRequest
from django.utils.translation import gettext as _
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.form_page import as_uuid
from safeconduct.cases import parts
from safeconduct.cases.asking import Told
from safeconduct.cases.drafted import Passage
from safeconduct.cases.rooms import contents, reads
from safeconduct.claims import words
from safeconduct.claims.brought.queries import READERS
from safeconduct.claims.cards import Words, asked, bounds, card, cards, source, words_of
from safeconduct.claims.documents import CodedClaim
from safeconduct.claims.models import Brought
from safeconduct.claims.queries import ClaimLine, ClearedLine, Figure, StanceLine, Why
from safeconduct.claims.rules.grading import CONFIRMED
from safeconduct.claims.rules.weight import REPLACED, STANDS
from safeconduct.claims.weighing import weighed
from safeconduct.claims.written import fields_of
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.people import members
from safeconduct.places import regions

SHOWN: dict[str, tuple[str, Callable[[ClaimLine], bool]]] = {
    "": (N_("All"), lambda _one: True),
    "contested": (N_("Contested"), lambda one: bool(one.against)),
    "confirmed": (N_("Confirmed"), lambda one: one.grade.endswith(str(CONFIRMED))),
    "custody": (N_("Not free"), lambda one: not one.free),
    "undated": (N_("Without a date"), lambda one: one.earliest is None and one.latest is None),
    "gone": (N_("Taken back or corrected"), lambda one: one.standing != STANDS),
}


class FindWords(msgspec.Struct, kw_only=True, frozen=True):
    """What to look for among the claims. It is sent, never written into an address."""

    words: Annotated[str, Meta(title=N_("Find in what is said"), max_length=200)] = ""


def panel(actor: Actor, case: UUID) -> dict[str, Any] | None:
    """The claims and sources of a case; None for who does not open them."""
    try:
        return _shown(actor, case)
    except Refusal:
        return None


def page(actor: Actor, case: UUID, show: str, sought: str) -> dict[str, Any]:
    """All claims of a case, or those that fit. Raises Refusal for who does not open them."""
    shown = _shown(actor, case)
    show = show if show in SHOWN else ""
    fits = SHOWN[show][1]
    found = [one for one in shown["claims"] if fits(one["line"]) and _says(one, sought)]
    address = f"/cases/{case}/claims"
    ways = {key: f"{address}?show={key}" if key else address for key in SHOWN}
    tabs = [(_(SHOWN[key][0]), way, key == show) for key, way in ways.items()]
    code = parts.code(actor.keys, case)
    return {**shown, "claims": found, "tabs": tabs, "show": show, "code": code, "some": bool(shown["claims"])}


def cleared(actor: Actor, case: UUID) -> list[dict[str, Any]] | None:
    """The words cleared for the public, for who reads no claims but these; None for everybody else."""
    if reads(actor.keys, case, "claims"):
        return None
    try:
        return [_cleared(actor, one) for one in asked(actor, "claims.cleared", case)]
    except Refusal:
        return None


def coded(actor: Actor, case: UUID) -> list[list[object]] | None:
    """The claims by codes, as rows of a table, for who reads no more than that; None for everybody else."""
    if reads(actor.keys, case, "claims"):
        return None
    try:
        return [_coded(one) for one in asked(actor, "claims.coded", case)]
    except Refusal:
        return None


def why(actor: Actor, case: UUID, claim: UUID) -> dict[str, Any]:
    """All that one claim rests on. Raises Refusal NOT_FOUND."""
    found: Why = asked(actor, "claims.why", case, claim=claim)
    called = words_of(actor, case, asked(actor, "claims.sources", case))
    others = {one.id: card(called, one) for one in found.others}
    return {
        "case_id": case,
        "code": parts.code(actor.keys, case),
        "why": found,
        "one": card(called, found.claim),
        "source": source(called, found.source),
        "document": _document(actor, case, found.source.id),
        "behind": [source(called, one) for one in found.behind],
        "source_grade": _(words.SOURCE_GRADES[found.claim.grade[0]]),
        "information": _(words.INFORMATION_GRADES[found.claim.grade[1]]),
        "gradings": [{"line": one, "by": _name(actor, one.by)} for one in found.gradings],
        "voices": [{"card": card(called, one.claim), "echo": one.echo_of} for one in found.voices],
        "stances": [_stance(actor, one, claim, others) for one in found.stances],
        "versions": [card(called, one) for one in found.versions] if len(found.versions) > 1 else [],
    }


def _document(actor: Actor, case: UUID, source: UUID) -> UUID | None:
    """The document that a source is, for who may look at it."""
    if not READERS.admits(actor):
        return None
    readings = contents(actor.keys, case, "claims", Brought)
    return next((one.row.id for one in readings if one.document.source == source), None)


def begun(request: HttpRequest, actor: Actor, case: UUID, verb: str) -> dict[str, object]:
    """What the form of an action begins with: a correction with what stands there now."""
    claim = as_uuid(request.GET.get("claim", ""))
    if verb != "correct_claim" or claim is None:
        return {}
    found = [one for one in weighed(actor.keys, case) if one.id == claim]
    return fields_of(found[0].document) if found else {}


def told(actor: Actor, case: UUID, claim: str) -> Told | None:
    """The claim that a form is about, word for word; None where it names none that the actor reads."""
    try:
        found = {str(one.id): one for one in weighed(actor.keys, case) if one.standing != REPLACED}
    except Refusal:
        return None
    if claim not in found:
        return None
    document = found[claim].document
    said = document.time.said if document.time else ""
    words = [Passage("", document.text, document.language)]
    return Told("claim", " → ".join(one.said for one in document.speakers), said, words)


def _shown(actor: Actor, case: UUID) -> dict[str, Any]:
    found = asked(actor, "claims.claims", case)
    sources = asked(actor, "claims.sources", case)
    called = words_of(actor, case, sources)
    told = {one.claim: _cleared(actor, one) for one in asked(actor, "claims.cleared", case)}
    figures = [one for one in asked(actor, "claims.figures", case) if one.competing]
    return {
        "case_id": case,
        "claims": [{**one, "cleared": told.get(one["line"].id)} for one in cards(called, found)],
        "figures": [_figure(called, one) for one in figures],
        "sources": [source(called, one) for one in sources],
    }


def _figure(called: Words, one: Figure) -> dict[str, Any]:
    shown = cards(called, one.claims)
    return {"line": one, "act": _(words.ACTS[one.act]), "whom": shown[0]["object"], "claims": shown}


def _cleared(actor: Actor, one: ClearedLine) -> dict[str, Any]:
    where = regions.name(one.region, actor.language) if "-" in one.region else one.region
    return {"line": one, "where": where, "by": _name(actor, one.by)}


def _coded(one: CodedClaim) -> list[object]:
    """Grade, source, act, what was done with it, earliest, latest, how many, what else is to be known."""
    marks = [
        _("from custody") if one.from_custody else "",
        _("first-hand") if one.first_hand else "",
        _("contested") if one.contested else "",
        _(words.STANDINGS[one.standing]) if one.standing != STANDS else "",
    ]
    return [
        one.grade,
        _(words.SOURCES[one.kind]),
        _(words.ACTS[one.act]) if one.act else "",
        _(words.TEXT_STANCES[one.stance]),
        one.earliest,
        one.latest,
        bounds("", one.low, one.high),
        ", ".join(filter(None, marks)),
    ]


def _stance(actor: Actor, one: StanceLine, claim: UUID, others: dict[UUID, Any]) -> dict[str, Any]:
    """A stance as read from this claim."""
    own = one.claim == claim
    return {
        "line": one,
        "kind": _((words.STANCES if own else words.STANCES_BACK)[one.kind]),
        "other": others.get(one.to if own else one.claim),
        "by": _name(actor, one.by),
        "withdrawn_by": _name(actor, one.withdrawn_by),
    }


def _says(one: dict[str, Any], sought: str) -> bool:
    """Whether every word that is sought stands somewhere in the claim."""
    line: ClaimLine = one["line"]
    said = (line.text, *one["chain"], one["subject"], one["object"], one["to"], one["act"], one["place"])
    whole = _folded(" ".join((*said, line.time_said, one["source"])))
    return all(word in whole for word in _folded(sought).split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def _name(actor: Actor, member: UUID | None) -> str:
    return (members.name_of(actor.keys, member) or "") if member else ""
