"""What the pages of voice show, in the reader's words."""

import re
from typing import Any
from uuid import UUID

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.cases import parts
from safeconduct.kernel.text import N_
from safeconduct.people import members
from safeconduct.voice import composing, posts, texts, words
from safeconduct.voice.documents import TextDocument
from safeconduct.voice.queries import GateSide, StatementLine, StatementView

SIGNS = {"clear": "yes", "harm": "no", "open": "waits"}
LANGUAGE_NAMES = {"en": "English", "ru": "русский"}
FLAGS = {"waiting": "soon", "returned": "over", "approved": "soon"}
SAID = {
    "approve": N_("approved it"),
    "return": N_("returned it"),
    "withdraw": N_("took it back"),
    "replace": N_("put another text in its place"),
    "recall": N_("withdrew the text from the public"),
    "veto": N_("said no"),
    "lift": N_("lifted the veto"),
    "stands": N_("let it stand"),
}


def lines(found: list[StatementLine]) -> list[dict[str, Any]]:
    """Statements in a list."""
    return [
        {
            "line": one,
            "kind": _(words.KINDS[one.kind]),
            "state": _(words.STATES[one.state]),
            "flag": FLAGS.get(one.state, ""),
            "url": f"/voice/{one.case}/{one.id}",
        }
        for one in found
    ]


def shown(actor: Actor, case: UUID, statement: UUID) -> dict[str, Any]:
    """The page of one statement. Raises Refusal NOT_FOUND."""
    view: StatementView = ask(actor, "voice.statement", {"case": str(case), "statement": str(statement)})
    return {
        "view": view,
        "case_id": case,
        "code": parts.code(actor.keys, case) or "",
        "kind": _(words.KINDS[view.kind]),
        "state": _(words.STATES[view.state]),
        "flag": FLAGS.get(view.state, ""),
        "channels": [_(words.CHANNELS[one]) for one in view.channels],
        "uses": [_(words.USES[one]) for one in view.uses],
        "texts": [_text(view, one) for one in view.texts],
        "used": _used(actor, case, view),
        "changes": [
            (one, _(words.CHANGES[one.how]), [_(words.CHANNELS[c]) for c in one.channels])
            for one in view.changes
        ],
        "open_changes": sum(one.open for one in view.changes),
        "history": [
            (len(view.history) - place, one, _who(actor, one.by))
            for place, one in enumerate(reversed(view.history))
        ],
        "gate": _gate(actor, view.gate) if view.gate else None,
        "public_url": posts.address(view.code, actor.language if actor.language in LANGUAGE_NAMES else "en"),
        "own": view.author == actor.member,
        "here": f"/voice/{case}/{statement}",
    }


def _text(view: StatementView, text: TextDocument) -> dict[str, Any]:
    flagged = [one.word for one in view.flagged if one.language == text.language]
    threads = posts.threads(text, view.channels, view.code, view.rest)
    return {
        "language": text.language,
        "name": LANGUAGE_NAMES[text.language],
        "title": marked(text.title, flagged),
        "correction": [marked(one, flagged) for one in texts.correction(text, view.rest)],
        "sentences": [marked(one, flagged) for one in texts.sentences(text)],
        "flagged": list(dict.fromkeys(flagged)),
        "threads": [(_(words.CHANNELS[one.channel]), one) for one in threads],
    }


def marked(text: str, flagged: list[str]) -> SafeString:
    """A sentence in which the words are marked that nobody has cleared."""
    if not flagged:
        return escape(text)
    pattern = "|".join(re.escape(one) for one in sorted(set(flagged), key=len, reverse=True))
    pieces = re.split(f"({pattern})", text)
    whole = [
        format_html("<mark>{}</mark>", one) if place % 2 else escape(one) for place, one in enumerate(pieces)
    ]
    return mark_safe("".join(whole))  # noqa: S308  (each piece is escaped)


def _used(actor: Actor, case: UUID, view: StatementView) -> list[dict[str, Any]]:
    """The claims under the text, as far as the reader knows them, each with the sentence it holds up."""
    known = {one["id"]: one for one in composing.offered(actor, case)}
    shown_in = next((one for one in view.texts if one.language == actor.language), view.texts[0])
    found = []
    for part in shown_in.parts:
        for claim in part.claims:
            one = known.get(str(claim))
            found.append({"sentence": part.text, "claim": one, "id": claim, "case": case})
    return found


def _gate(actor: Actor, gate: GateSide) -> dict[str, Any]:
    return {
        "side": gate,
        "questions": [
            (
                _(words.QUESTIONS[one.question]) + (f" · {_who(actor, one.by)}" if one.by else ""),
                SIGNS[one.answer],
            )
            for one in gate.questions
        ],
        "signatures": [_who(actor, one) for one in gate.approved_by],
        "missing": max(0, 2 - len(gate.approved_by)),
        "words": [
            (_who(actor, one.by) if one.by else "", _(SAID.get(one.word, one.word)), one)
            for one in gate.words
        ],
        "mine": actor.member in gate.approved_by,
    }


def _who(actor: Actor, member: UUID | None) -> str:
    return (members.name_of(actor.keys, member) or str(member)[:8]) if member else ""
