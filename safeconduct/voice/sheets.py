"""The composer's page: what stands on the sheet, and where a form leads."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.form_page import actor_of, as_uuid
from safeconduct.acts.run import ask
from safeconduct.cases import parts
from safeconduct.cases.asking import Told
from safeconduct.cases.drafted import Passage
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.voice import composing, texts, words
from safeconduct.voice.composing import Sheet
from safeconduct.voice.documents import TextDocument
from safeconduct.voice.pages import LANGUAGE_NAMES
from safeconduct.voice.passages import TONGUES

FIXED = {"wrote": N_("We wrote"), "correct": N_("Correct is"), "why": N_("Why")}


def sheet(request: HttpRequest, found: Iterable[TextDocument]) -> Sheet:
    """What was typed, what was kept, or the text as it stands."""
    if request.method == "POST":
        return composing.typed(request.POST)
    kept = composing.recalled(actor_of(request), request.GET.get("draft", ""))
    return kept or composing.of_texts(found)


def shown(
    actor: Actor,
    case: UUID,
    written: Sheet,
    *,
    seen: str = "",
    correcting: bool = False,
    **_more: Any,
) -> dict[str, Any]:
    """Everything on the page beside the form's own fields."""
    claims = composing.offered(actor, case)
    places = {one["id"]: place for place, one in enumerate(claims, 1)}
    return {
        "case_id": case,
        "code": parts.code(actor.keys, case) or "",
        "sheet": written,
        "seen": seen,
        "claims": claims,
        "languages": list(LANGUAGE_NAMES.items()),
        "rows": [_row(row, places) for row in written.rows],
        "correcting": _correcting(written) if correcting else None,
    }


def after(request: HttpRequest, case: UUID) -> str:
    """Back to the text that the form was about, where it was about one."""
    statement = as_uuid(request.GET.get("statement", "") or request.POST.get("statement", ""))
    return f"/voice/{case}/{statement}" if statement else f"/cases/{case}#voice"


def told(actor: Actor, case: UUID, statement: str) -> Told | None:
    """The public text that a form is about; None where it names none that the actor reads."""
    try:
        view = ask(actor, "voice.statement", {"case": str(case), "statement": statement})
    except Refusal:
        return None
    said = [
        Passage(_(TONGUES[one.language]), texts.words_of(one, view.rest), one.language) for one in view.texts
    ]
    places = ", ".join(_(words.CHANNELS[one]) for one in view.channels)
    return Told("statement", _(words.KINDS[view.kind]), places, said)


def _row(row: composing.Row, places: dict[str, int]) -> dict[str, Any]:
    return {
        "place": row.place,
        "said": [(one, name, *row.said.get(one, ("", ""))) for one, name in LANGUAGE_NAMES.items()],
        "claims": [(claim, place, claim in row.claims) for claim, place in places.items()],
        # On what a sentence rested before: a form that left it out would take it off without a word.
        "unseen": [claim for claim in row.claims if claim not in places],
        "unconfirmed": row.unconfirmed,
        "custody": row.custody,
    }


def _correcting(written: Sheet) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (
            one,
            name,
            [(field, _(label), written.fixed.get(one, {}).get(field, "")) for field, label in FIXED.items()],
        )
        for one, name in LANGUAGE_NAMES.items()
    ]
