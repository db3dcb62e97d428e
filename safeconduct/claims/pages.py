"""What the pages of claims show, in the reader's words."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.form_page import actor_of
from safeconduct.acts.run import ask
from safeconduct.cases import parts
from safeconduct.claims import words
from safeconduct.claims.queries import ClaimLine, SourceLine
from safeconduct.kernel.errors import Refusal
from safeconduct.people import members
from safeconduct.places import regions


def claims(request: HttpRequest, case: UUID) -> dict[str, Any] | None:
    """The claims and sources of a case; None for who does not open them."""
    actor = actor_of(request)
    try:
        found = ask(actor, "claims.claims", {"case": str(case)})
        sources = ask(actor, "claims.sources", {"case": str(case)})
    except Refusal:
        return None
    labels = parts.letters(actor.keys, case)
    titles = {one.id: one.title for one in sources}
    return {
        "case_id": case,
        "claims": [_claim(actor, one, labels, titles) for one in found],
        "sources": [_source(one, titles) for one in sources],
    }


def _claim(actor: Actor, one: ClaimLine, labels: dict[UUID, str], titles: dict[UUID, str]) -> dict[str, Any]:
    region = regions.name(one.region, actor.language) if one.region else ""
    return {
        "line": one,
        "source": titles.get(one.source, ""),
        "subject": labels.get(one.subject_person, "") if one.subject_person else one.subject,
        "object": labels.get(one.object_person, "") if one.object_person else one.object,
        "act": one.act_said or (_(words.ACTS[one.act]) if one.act else ""),
        "place": ", ".join(filter(None, (one.place, region))),
        "precision": _(words.PRECISIONS[one.precision]) if one.precision != "unknown" else "",
        "duress": [_(words.DURESS[sign]) for sign in one.duress],
        "by": members.name_of(actor.keys, one.by) if one.by else "",
    }


def _source(one: SourceLine, titles: dict[UUID, str]) -> dict[str, Any]:
    derived = [titles[source] for source in one.derived_from if source in titles]
    return {"line": one, "kind": _(words.SOURCES[one.kind]), "derived": derived}
