"""A page with the form of one action: shown, read, run, and never losing what was typed.

1. GET shows the form with a new ticket, or takes up the draft that `?draft=` names.
2. POST reads it, runs the action under the ticket and redirects with a notice.
3. What is refused is said at its field, with everything still in place.
4. A session that ended, or a factor that must be given again, first keeps the text; the way back
   leads to the same text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from safeconduct.acts import addresses, drafts, notices, registry
from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.acts.askable import Askable, given
from safeconduct.acts.documents import DraftText
from safeconduct.acts.drafts import Kept
from safeconduct.acts.registry import Action
from safeconduct.acts.run import require_fresh, run
from safeconduct.acts.tickets import TICKET_USED
from safeconduct.kernel.errors import CONFIRM, SIGN_IN, Refusal, define
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.web.errors import shown_again
from safeconduct.web.forms import Form, Options
from safeconduct.web.shape import shapes

UNKEPT = define(
    "not_kept_while_away",
    401,
    N_(
        "Your session has ended or must be confirmed, and what you typed could not be kept for you. "
        "It stands below: copy what you need, then sign in."
    ),
)
AWAY = {SIGN_IN: "/sign-in", CONFIRM: "/confirm"}  # where a refusal leads that another page can mend
DRAFT = "draft"


@dataclass(frozen=True)
class FormPage:
    """One request to the page of one action."""

    request: HttpRequest
    action: Action
    done: Callable[[Any], str | HttpResponse]  # where to, or the page that shows a result once
    initial: Mapping[str, object] = field(default_factory=dict)
    options: Options | None = None
    files: Mapping[str, object] | None = None  # instead of what the browser sent along
    template: str = "acts/form.html"
    extra: Mapping[str, object] = field(default_factory=dict)
    asked: Askable | None = None  # where handles are typed, not chosen

    @property
    def actor(self) -> Actor:
        return actor_of(self.request)

    def respond(self) -> HttpResponse:
        """Show the form, or take what was typed. Raises Refusal where the door stays shut."""
        try:
            self.action.policy.door(self.actor)
            if self.request.method != "POST" and self._asks_for_a_secret():
                require_fresh(self.actor, self.action)  # a secret is in no draft: it would be typed twice
        except Refusal as refusal:
            return self._away(refusal, self._ticket())
        return self._take() if self.request.method == "POST" else self._show()

    def _show(self) -> HttpResponse:
        ticket = as_uuid(self.request.GET.get(DRAFT, ""))
        text = None if ticket is None else _recalled(self.actor, ticket)
        if ticket is None or text is None:
            form = self._form(drafts.ticket_for(self.actor, self.action.name))
            return self._page(form, offers=self._offers())
        form = self._form(ticket)
        form.recall(_posted(text.fields))
        return self._page(form, recalled=text.at)

    def _take(self) -> HttpResponse:
        ticket = self._ticket()
        form = self._form(ticket)
        files = self.request.FILES if self.files is None else self.files
        typed = form.parse(self.request.POST, files)
        if typed is None:
            return self._page(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            plain = typed if self.asked is None else given(self.asked, typed)
            result = run(self.actor, self.action.name, plain, ticket=ticket)
        except Refusal as refusal:
            return self._refused(form, refusal, ticket)
        there = self.done(result)
        if isinstance(there, HttpResponse):
            return there
        return _see(notices.with_notice(there, self.action.name))

    def _refused(self, form: Form[Any], refusal: Refusal, ticket: UUID) -> HttpResponse:
        if refusal.code in AWAY:
            return self._away(refusal, ticket)
        if refusal.code == TICKET_USED:  # sent again with other words: a second sending needs its own
            form.ticket = drafts.ticket_for(self.actor, self.action.name)
        for path, code in refusal.fields.items():
            form.add_error(code, path.partition(".")[0], **refusal.values_for(path))
        if not refusal.fields:
            form.add_error(refusal.code, None, **refusal.values)
        return self._page(form, status=refusal.status)

    def _away(self, refusal: Refusal, ticket: UUID) -> HttpResponse:
        """Keep the text, then lead to the page that mends the refusal, and back to the text."""
        if refusal.code not in AWAY:
            raise refusal
        back = self._address()
        if self.request.method == "POST":
            back = self._address({DRAFT: str(ticket)} if self._keep(ticket) else self._handles())
        return _see(f"{AWAY[refusal.code]}?{urlencode({'next': back})}")

    def _keep(self, ticket: UUID) -> bool:
        try:
            drafts.keep(ticket, dict(self.request.POST.lists()), form=self.action.name)
        except Refusal:
            if shown_again(self.request):
                raise Refusal(UNKEPT) from None  # the page of this refusal shows it
            return False
        return True

    def _handles(self) -> dict[str, str]:
        """What a button sent along and an address may hold: enough to show the same form again."""
        if self.asked is None:
            return {}
        fields = addresses.fields(self.action.input)
        sent = {name: text for name, text in self.request.POST.items() if name in fields}
        return {name: str(text) for name, text in sent.items() if addresses.may_stand(fields[name])}

    def _kind(self) -> type[msgspec.Struct]:
        return self.action.input if self.asked is None else self.asked.kind

    def _asks_for_a_secret(self) -> bool:
        return self.action.confirm and any(shape.widget == "secret" for shape in shapes(self._kind()))

    def _form(self, ticket: UUID) -> Form[Any]:
        kind = self._kind()
        return Form(kind, values=self.initial, options=self.options, zone=self.actor.zone, ticket=ticket)

    def _page(self, form: Form[Any], *, status: int = HTTPStatus.OK, **more: object) -> HttpResponse:
        shown = {
            "form": form,
            "action": self.action,
            "title": _(self.action.title),
            "inverse": _inverse_title(self.action),
            "draft": self._draft_address(form.ticket),
            **more,
            **self.extra,
        }
        return render(self.request, self.template, shown, status=status)

    def _offers(self) -> list[tuple[Kept, str]]:
        """Unsent texts of this form, each with the address that takes it up."""
        if self.actor.anonymous:
            return []
        mine = drafts.kept(self.actor, self.action.name)
        return [(kept, self._address({DRAFT: str(kept.ticket)})) for kept in mine]

    def _draft_address(self, ticket: object) -> str:
        """Where what is typed is kept; empty for somebody who has no box to keep it in."""
        if self.actor.anonymous:
            return ""
        asked = urlencode({"form": self.action.name, "back": self._address()})
        return f"/drafts/{ticket}?{asked}"

    def _address(self, more: Mapping[str, str] = MappingProxyType({})) -> str:
        """This page, without what only the last visit was about, and with what the next is about."""
        parameters = self.request.GET.copy()
        for name in (DRAFT, notices.NAME):
            parameters.pop(name, None)
        for name, text in more.items():
            parameters[name] = text
        return f"{self.request.path}?{parameters.urlencode()}" if parameters else self.request.path

    def _ticket(self) -> UUID:
        return as_uuid(self.request.POST.get("ticket", "")) or new_id()


def actor_of(request: HttpRequest) -> Actor:
    """Who asks; NOBODY where no session is."""
    found: Actor | None = getattr(request, "actor", None)
    return found or NOBODY


def as_uuid(text: str) -> UUID | None:
    """A handle from text, None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _recalled(actor: Actor, ticket: UUID) -> DraftText | None:
    try:
        return drafts.recall(actor, ticket)
    except Refusal:
        return None


def _posted(fields: Mapping[str, list[str]]) -> QueryDict:
    posted = QueryDict(mutable=True)
    for name, texts in fields.items():
        posted.setlist(name, texts)
    return posted


def _inverse_title(action: Action) -> str:
    return _(registry.find_action(action.inverse).title) if action.inverse else ""


def _see(url: str) -> HttpResponse:
    return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)
