"""What forms about public texts let one choose from."""

from uuid import UUID

from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.offers import offers
from safeconduct.acts.run import ask
from safeconduct.cases.choosing import Choices, choosing
from safeconduct.claims.rules.weight import REPLACED, RETRACTED
from safeconduct.kernel.errors import Refusal
from safeconduct.places import regions
from safeconduct.voice import emergency, statements
from safeconduct.voice.documents import PartDocument, RevisionDocument
from safeconduct.voice.templates_pack import pack
from safeconduct.voice.words import KINDS

FALLEN = frozenset({REPLACED, RETRACTED})  # what was taken back under duress stands as it stood
SEVERAL = frozenset({"unchanged", "asks"})  # gaps that take several words, or none


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


def listed(gap: str, language: str) -> Choices:
    """The words that the pack lists for a gap of an emergency text, in `language`."""
    return [(code, both.in_(language)) for code, both in pack().words[gap].items()]


@offers("voice.region")
def regions_of(actor: Actor) -> Choices:
    """Every region, by its name in the actor's language."""
    named = [(code, regions.name(code, actor.language)) for code in regions.regions()]
    return sorted(named, key=lambda one: one[1])


def corrections(actor: Actor, case: UUID, statement: UUID) -> dict[str, Choices]:
    """What a correction by template is chosen from: the sentences in public, cleared words, reasons.

    Raises Refusal NOT_FOUND.
    """
    held = statements.find(actor.keys, case, statement)
    standing: RevisionDocument = (held.public_revision or held.latest).document
    shown = next((one for one in standing.texts if one.language == actor.language), standing.texts[0])
    fallen = {one.id for one in emergency.known(actor.keys, case).values() if one.standing in FALLEN}
    return {
        "sentence": [(str(n), _sentence(part, fallen)) for n, part in enumerate(shown.parts, 1)],
        "claim": cleared(actor, case),
        "reason": listed("reason", actor.language),
    }


def _offer(gap: str) -> None:
    """The plain page of the action must not show the codes of a pack either."""

    @offers(f"voice.word.{gap}")
    def words(actor: Actor) -> Choices:
        unsaid = [] if gap in SEVERAL else [("", _("not in this text"))]
        return [*unsaid, *listed(gap, actor.language)]


for _gap in pack().words:
    _offer(_gap)


def _sentence(part: PartDocument, fallen: set[UUID]) -> str:
    said = f"{part.attribution} {part.text}".strip()
    why = _("a claim under it no longer stands")
    return f"{said} ({why})" if fallen & {*part.claims} else said


def _told(told: emergency.Told, language: str) -> str:
    by, sentence = told.get(language) or next(iter(told.values()))
    alone = {"en": _("in English only"), "ru": _("in Russian only")}
    said = f"{by}: {sentence}"
    return said if len(told) > 1 else f"{said} ({alone[next(iter(told))]})"
