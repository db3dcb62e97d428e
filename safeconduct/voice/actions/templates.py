"""An emergency text: a coordinator fills the gaps of a template, and writes nothing freely."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases.actions.gating import AgainstDefault, Persons
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, ref
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.voice import access, emergency
from safeconduct.voice.actions.drafting import begin, public_code
from safeconduct.voice.actions.fields import Channels, Undenied, Uses, Why
from safeconduct.voice.documents import RevisionDocument, StatementDocument
from safeconduct.voice.templates_pack import pack
from safeconduct.voice.words import EMERGENCIES

GAP_EMPTY = define("gap_empty", 422, N_("This gap of the text must be filled."))
NOT_CLEARED_HERE = define(
    "not_cleared_here", 422, N_("Choose a claim whose words are cleared for the public now and still stand.")
)
NO_SUCH_COUNT = define("no_such_count", 422, N_("There cannot be more minors than people."))
TO_COME = define("to_come", 422, N_("This has not happened yet."))
NO_COMMON_LANGUAGE = define(
    "no_common_language", 422, N_("The words chosen are cleared in different languages. Clear them in both.")
)

NOTHING = {"": N_("not in this text")}  # a gap that only the other template has


def _word(gap: str, title: str) -> Meta:
    return Meta(
        title=title,
        extra={"widget": "choice", "choices": {**NOTHING, **_codes(gap)}, "of": f"voice.word.{gap}"},
    )


def _words(gap: str, title: str) -> Meta:
    listed = _codes(gap)
    words = {"widget": "choices", "choices": listed, "of": f"voice.word.{gap}"}
    return Meta(title=title, max_length=len(listed), extra=words)


def _codes(gap: str) -> dict[str, str]:
    """The closed list of a gap; what each word is in both languages stands in the pack."""
    return {code: code for code in pack().words[gap]}


Unchanged = Annotated[str, Meta(extra={"choices": _codes("unchanged")})]
Demand = Annotated[str, Meta(extra={"choices": _codes("asks")})]


class FromTemplate(Input, kw_only=True, frozen=True):
    """What goes into the gaps of a template: figures, an instant, words of closed lists, cleared words."""

    case: CaseRef
    template: Annotated[str, Meta(title=N_("What it is"), extra={"widget": "choice", "choices": EMERGENCIES})]
    number: Annotated[int, Meta(title=N_("Number of the update"), ge=1, le=999)] | None = None
    count: Annotated[int, Meta(title=N_("How many were taken"), ge=1, le=10_000)] | None = None
    minors: Annotated[int, Meta(title=N_("How many of them are minors"), ge=0, le=10_000)] | None = None
    when: Annotated[datetime, Meta(title=N_("When"), tz=True)] | None = None
    region: Annotated[
        str,
        Meta(
            title=N_("Region"),
            description=N_("Nothing narrower is told."),
            max_length=6,
            extra={"widget": "choice", "choices": {**NOTHING, **emergency.REGIONS}, "of": "voice.region"},
        ),
    ] = ""
    actor: Annotated[str, _word("actor", N_("Who took them"))] = ""
    source: Annotated[str, _word("source", N_("Who told us"))] = ""
    fact: Annotated[
        UUID | None,
        Meta(
            title=N_("What is said"),
            description=N_("Words of a claim that somebody cleared for the public; they stand as they are."),
            extra={**ref("claims.cleared"), "blank": N_("none")},
        ),
    ] = None
    whereabouts: Annotated[str, _word("whereabouts", N_("Where they are"))] = ""
    access: Annotated[str, _word("access", N_("Whether a lawyer is let in"))] = ""
    authority: Annotated[str, _word("authority", N_("Who was asked"))] = ""
    answer: Annotated[str, _word("answer", N_("What they answered"))] = ""
    unchanged: Annotated[
        list[Unchanged],
        _words("unchanged", N_("What is unchanged")),
    ] = []
    no_longer: Annotated[
        UUID | None,
        Meta(
            title=N_("What is no longer valid"),
            description=N_("Words cleared before. Leave it empty if there are none."),
            extra={**ref("claims.cleared"), "blank": N_("none")},
        ),
    ] = None
    hours: (
        Annotated[int, Meta(title=N_("Hours without a private talk with their lawyer"), ge=0, le=10_000)]
        | None
    ) = None
    addressee: Annotated[str, _word("addressee", N_("On whom we call"))] = ""
    asks: Annotated[list[Demand], _words("asks", N_("What we demand"))] = []
    channels: Channels
    uses: Uses
    persons: Persons = []
    why: Why
    against_default: AgainstDefault = ""
    undenied: Undenied = ""


@action(
    "voice.draft_from_template",
    title=N_("Emergency text"),
    may=access.ALERTS,
    example={
        "case": EXAMPLE_ID,
        "template": "alert",
        "count": 2,
        "minors": 1,
        "when": "2025-03-11T21:40:00+03:00",
        "region": "RU-PNZ",
        "actor": "police",
        "source": "lawyer",
        "fact": EXAMPLE_ID,
        "whereabouts": "denied",
        "access": "not_yet",
        "authority": "police",
        "answer": "denies",
        "addressee": "prosecutor",
        "asks": ["place", "lawyer"],
        "channels": ["site"],
        "uses": ["public_anonymous"],
        "why": "the prosecutor answers within a day when it is public",
    },
)
def draft_from_template(actor: Actor, given: FromTemplate) -> Made:
    """Draft an alert or an update in each language in which the words chosen are cleared. It is a draft like
    any other: given to those who approve, let through by two, and published.

    Raises NOT_FOUND, INVALID (GAP_EMPTY, NOT_CLEARED_HERE, NO_SUCH_COUNT, TO_COME,
    NO_COMMON_LANGUAGE).
    """
    sheet = emergency.Gaps.of(actor.keys, given)
    _require(sheet, given)
    at = clock.now()
    document = StatementDocument(
        case=given.case, kind=given.template, code=public_code(), at=at, emergency=True
    )
    return Made(id=begin(actor, document, lambda made: _revision(made, sheet, given)))


def _require(sheet: emergency.Gaps, given: FromTemplate) -> None:
    faults = {emergency.FIELDS.get(gap, gap): GAP_EMPTY for gap in sheet.missing()}
    faults |= dict.fromkeys(sheet.unknown, NOT_CLEARED_HERE)
    if "count" not in faults and (given.minors or 0) > (given.count or given.minors or 0):
        faults["minors"] = NO_SUCH_COUNT
    if given.when is not None and given.when > clock.now():
        faults["when"] = TO_COME
    if not faults and not sheet.languages():
        faults["fact"] = NO_COMMON_LANGUAGE
    if faults:
        raise Refusal(INVALID, fields=faults)


def _revision(statement: UUID, sheet: emergency.Gaps, given: FromTemplate) -> RevisionDocument:
    return RevisionDocument(
        statement=statement,
        texts=sheet.texts(),
        channels=list(dict.fromkeys(given.channels)),
        uses=given.uses,
        persons=list(dict.fromkeys(given.persons)),
        named=False,
        why=given.why,
        at=clock.now(),
        against_default=given.against_default,
        undenied=given.undenied,
    )
