"""What forms about public texts let one choose from."""

from uuid import UUID

from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.cases.choosing import Choices, choosing
from safeconduct.kernel.errors import Refusal
from safeconduct.voice import emergency
from safeconduct.voice.words import KINDS


@choosing("voice.statements")
def texts(actor: Actor, case: UUID) -> Choices:
    """The public texts of a case: what each is, and how it is called."""
    try:
        found = ask(actor, "voice.case_statements", {"case": str(case)})
    except Refusal:
        return []
    return [(str(one.id), f"{_(KINDS[one.kind])}: {one.title or one.code}") for one in found]


@choosing("claims.cleared")
def cleared(actor: Actor, case: UUID) -> Choices:
    """The cleared words of a case, and in which languages there are any."""
    found = emergency.cleared(actor.keys, case)
    return [(str(claim), _told(told, actor.language)) for claim, told in found.items()]


def _told(told: emergency.Told, language: str) -> str:
    by, sentence = told.get(language) or next(iter(told.values()))
    alone = {"en": _("in English only"), "ru": _("in Russian only")}
    said = f"{by}: {sentence}"
    return said if len(told) > 1 else f"{said} ({alone[next(iter(told))]})"
