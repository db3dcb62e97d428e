"""What was typed is not lost: not by an expired session, a broken line or a closed lid.

1. A form that opens gets a ticket; the ticket's row names the member whose box its text is sealed to.
2. While typing goes on, the text is sealed to that box by the public half, which needs no session.
3. After signing in the member opens it again. Sending the form removes it; the sweep removes the rest.

Passphrases and codes are never kept, nor anything that the form does not ask for. Drafts are not in
the log. Whoever can write to the database can swap the public half and read what is typed after that.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import msgspec
from django.db import OperationalError, transaction

from safeconduct.acts import registry
from safeconduct.acts.actor import Actor
from safeconduct.acts.askable import askable
from safeconduct.acts.documents import DraftText
from safeconduct.acts.models import Draft
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.keys.models import Epoch, Organisation
from safeconduct.vault import envelopes
from safeconduct.vault.types import BoxPublic, VaultError
from safeconduct.web.characters import showable
from safeconduct.web.shape import shapes
from safeconduct.web.widgets import WIDGETS

DRAFT_TOO_LARGE = define(
    "draft_too_large", 413, N_("This is too long to be kept as a draft. It is still on your page.")
)
NOT_KEPT = define(
    "not_kept",
    404,
    N_(
        "This text could not be kept: its form was sent already, or the server could not write when "
        "it was opened. Go back: what you typed is still on that page. Send it, or copy it."
    ),
)
KEPT = timedelta(days=7)
LIMIT = 512 * 1024  # bytes of one draft
SHOWN = 20
_NEVER = {name for name, widget in WIDGETS.items() if not widget.keeps_typed}
_PART = re.compile(r"[a-z]+(?:-[a-z0-9]{1,8}){1,2}")
TABLE = "acts_draft"


class Kept(msgspec.Struct, kw_only=True, frozen=True):
    """A draft that its member may take up again."""

    ticket: UUID
    text: DraftText


def ticket_for(actor: Actor, form: str) -> UUID:
    """A ticket for a form of the action `form`; what is typed into it can be kept.

    While the database cannot be written the ticket is as good, only nothing can be kept: a form must
    open even then.
    """
    ticket = new_id()
    if actor.keyring is None or not kept_names(form):
        return ticket
    try:
        with transaction.atomic():
            sweep()
            until = clock.now().date() + KEPT
            Draft.objects.create(id=ticket, holder=actor.member, until=until)
    except OperationalError:
        return ticket
    return ticket


def keep(ticket: UUID, fields: Mapping[str, list[str]], *, form: str) -> None:
    """Keep what a browser sent from the form of the action `form`. Works without a session.

    Raises Refusal NOT_KEPT for a ticket that is unknown or was sent, DRAFT_TOO_LARGE.
    """
    draft = Draft.objects.filter(id=ticket).first()
    if draft is None:
        raise Refusal(NOT_KEPT)
    asked = kept_names(form)
    typed = {name: [showable(one) for one in texts] for name, texts in fields.items() if _is_of(name, asked)}
    plain = msgspec.msgpack.encode(DraftText(form=form, at=clock.now(), fields=typed))
    if len(plain) > LIMIT:
        raise Refusal(DRAFT_TOO_LARGE)
    sealed = envelopes.seal_to(_public_half(draft.holder), _context(draft), plain)
    Draft.objects.filter(id=ticket).update(sealed=sealed)


def recall(actor: Actor, ticket: UUID) -> DraftText:
    """The text of one's own draft. Raises Refusal NOT_FOUND for any other, and for an empty one."""
    draft = Draft.objects.filter(id=ticket, holder=actor.member).first()
    text = None if draft is None else _open(actor, draft)
    if text is None:
        raise Refusal(NOT_FOUND)
    return text


def kept(actor: Actor, form: str | None = None) -> list[Kept]:
    """One's own drafts, newest first; of one form, or of all."""
    mine = Draft.objects.filter(holder=actor.member).exclude(sealed=b"")
    opened = [(draft.id, _open(actor, draft)) for draft in mine]
    found = [
        Kept(ticket=ticket, text=text)
        for ticket, text in opened
        if text is not None and form in {None, text.form}
    ]
    return sorted(found, key=lambda one: one.text.at, reverse=True)[:SHOWN]


def forget(ticket: UUID) -> None:
    """Remove a draft, if there is one."""
    Draft.objects.filter(id=ticket).delete()


def sweep() -> None:
    """Remove every draft that is older than seven days."""
    Draft.objects.filter(until__lt=clock.now().date()).delete()


def kept_names(form: str) -> frozenset[str]:
    """The names of inputs that a draft of this form may hold; none for a form that is no action."""
    try:
        asked = registry.find_action(form).input
    except Refusal:
        return frozenset()
    return frozenset(
        f"{shape.name}{part}"
        for shape in shapes(askable(asked).kind)
        if shape.widget not in _NEVER
        for part in ("", ".date", ".time", ".meant")
    )


def _is_of(name: str, asked: frozenset[str]) -> bool:
    """Whether an input belongs to what is asked for. Parts of a field are named after it: `texts.by-en-0`."""
    field, _dot, part = name.partition(".")
    return name in asked or (field in asked and _PART.fullmatch(part) is not None)


def _open(actor: Actor, draft: Draft) -> DraftText | None:
    try:
        plain = envelopes.open_box(actor.keys.box, _context(draft), bytes(draft.sealed))
        return msgspec.msgpack.decode(plain, type=DraftText)
    except (VaultError, msgspec.MsgspecError):
        return None  # nothing typed yet, or altered: there is no text to give back


def _public_half(holder: UUID) -> BoxPublic:
    public = Epoch.objects.filter(of=holder, number=0).first()
    if public is None:
        raise Refusal(NOT_FOUND)
    return BoxPublic(bytes(public.box_public))


def _context(draft: Draft) -> envelopes.Context:
    return envelopes.Context(
        organisation=Organisation.objects.get().id,
        table=TABLE,
        row=draft.id,
        compartment=draft.holder,
        epoch=0,
        version=1,
    )
