"""The page on which an emergency text is filled in: its gaps, and the text as far as it is filled."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from safeconduct.acts import registry
from safeconduct.acts.actor import Actor
from safeconduct.acts.form_page import FormPage, actor_of
from safeconduct.cases import parts
from safeconduct.cases.choosing import Choices, choices, open_cases
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.voice import access, emergency
from safeconduct.voice.actions.templates import FromTemplate
from safeconduct.voice.choosing import listed, regions_of
from safeconduct.voice.pages import LANGUAGE_NAMES
from safeconduct.voice.templates_pack import pack
from safeconduct.voice.words import EMERGENCIES
from safeconduct.web.answers import Wrong
from safeconduct.web.fields import BLANK
from safeconduct.web.forms import Form

NAME = "voice.draft_from_template"
ALWAYS = ("channels", "uses", "persons", "why", "undenied", "against_default")
MORE = {"who": ("count", "minors")}  # a gap that takes two fields


def page(request: HttpRequest, case: UUID) -> FormPage:
    """The form of the template that the address names, the alert without one.

    Raises Refusal FORBIDDEN, and NOT_FOUND for a case of which the reader sees nothing.
    """
    actor, action = actor_of(request), registry.find_action(NAME)
    action.policy.door(actor)
    code = parts.code(actor.keys, case)
    template = request.GET.get("template", "alert")
    if code is None or template not in EMERGENCIES:
        raise Refusal(NOT_FOUND)
    fixed = {"case": str(case), "template": template}
    offered = {**choices(actor, case, FromTemplate), **_lists(actor)}
    extra = {
        "case_id": case,
        "code": code,
        "template": template,
        "templates": [(one, _(label)) for one, label in EMERGENCIES.items()],
    }
    if request.method == "POST":
        written = request.POST.copy()
        for field, text in fixed.items():
            written[field] = text
        request.POST = QueryDict(written.urlencode())
        extra["preview"] = _preview(actor, offered, request.POST)
    return FormPage(
        request,
        action,
        done=lambda made: f"/voice/{case}/{made.id}",
        initial={**fixed, "channels": ["site"]},
        options=offered,
        template="voice/emergency.html",
        extra={**extra, "names": names(template), "any_cleared": bool(offered["fact"])},
    )


def cases(actor: Actor) -> Choices:
    """The open cases about which the reader may write an emergency text, by code name."""
    return open_cases(actor) if access.ALERTS.admits(actor) else []


def names(template: str) -> list[str]:
    """The fields of a template's form, in the order of its text."""
    gaps = [field for gap in pack().templates[template].gaps for field in MORE.get(gap, (gap,))]
    return [*gaps, *ALWAYS]


def _lists(actor: Actor) -> dict[str, Choices]:
    """The closed lists, in the reader's words."""
    gaps = [gap for gap in pack().words if gap in FromTemplate.__struct_fields__]
    return {**{gap: listed(gap, actor.language) for gap in gaps}, "region": regions_of(actor)}


def _preview(actor: Actor, offered: Mapping[str, Choices], post: QueryDict) -> list[dict[str, Any]]:
    """The text as far as its gaps are filled, in each language that it will have."""
    form = Form(FromTemplate, options=offered, zone=actor.zone)
    form.recall(post)
    found: dict[str, Any] = {}
    for bound in form:
        try:
            value = bound.widget.clean(bound.typed, {})
        except Wrong:
            continue
        if value is not BLANK:
            found[bound.name] = value
    needed = {"channels": [], "uses": [], "why": ""}
    sheet = emergency.Gaps.of(actor.keys, FromTemplate(**{**needed, **found}))
    return [_shown(sheet, one) for one in sheet.languages()]


def _shown(sheet: emergency.Gaps, language: str) -> dict[str, Any]:
    text = sheet.filled(language, emergency.BLANK)
    said = [part.text for part in text.parts]
    return {
        "language": language,
        "name": LANGUAGE_NAMES[language],
        "title": text.title,
        "sentences": [f"{text.mark} {said[0]}", *said[1:]],
    }
