"""Fields that inputs of voice share."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.cases.actions.gating import AgainstDefault, Persons
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, ref
from safeconduct.kernel.text import N_
from safeconduct.voice.rules.wording import LANGUAGES
from safeconduct.voice.words import CHANNELS, KINDS, REST, USES

NAMES = {"en": "English", "ru": "русский"}
LINE = r"^[^\r\n\x00-\x1f]*$"  # one line: a part must not be able to look like two

StatementRef = Annotated[UUID, Meta(title=N_("Statement"), extra=ref("voice.statements"))]
Kind = Annotated[str, Meta(title=N_("What it is"), extra={"widget": "choice", "choices": KINDS})]
Channels = Annotated[
    list[Annotated[str, Meta(extra={"choices": CHANNELS})]],
    Meta(
        title=N_("Where it will stand"),
        description=N_("What was approved for one place is not approved for another."),
        min_length=1,
        max_length=len(CHANNELS),
        extra={"widget": "choices", "choices": CHANNELS},
    ),
]
Uses = Annotated[
    list[Annotated[str, Meta(extra={"choices": USES})]],
    Meta(
        title=N_("On which consent it rests"),
        min_length=1,
        max_length=len(USES),
        extra={"widget": "choices", "choices": USES},
    ),
]
Why = Annotated[
    str,
    Meta(
        title=N_("How it helps, and until when"),
        description=N_("For those who approve: what should happen by it, and by what way."),
        min_length=1,
        max_length=2000,
        extra={"widget": "text", "rows": 3},
    ),
]
Undenied = Annotated[
    str,
    Meta(
        title=N_("Why a denial does not stand in the text"),
        description=N_("Only where an authority denies what is claimed and the text does not say so."),
        max_length=1000,
    ),
]
Rest = Annotated[
    str,
    Meta(
        title=N_("What of the rest"),
        extra={"widget": "choice", "choices": {"": N_("it corrects nothing"), **REST}},
    ),
]


class PartGiven(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One sentence: who says so, and what. Words of our own (a demand) rest on no claim."""

    attribution: Annotated[str, Meta(max_length=300, pattern=LINE)] = ""
    text: Annotated[str, Meta(min_length=1, max_length=2000, pattern=LINE)]
    claims: Annotated[list[UUID], Meta(max_length=50)] = []
    unconfirmed: bool = False
    custody: bool = False


class CorrectionGiven(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What was written, what is right, and why, in the language of the text."""

    wrote: Annotated[str, Meta(min_length=1, max_length=1000, pattern=LINE)]
    correct: Annotated[str, Meta(min_length=1, max_length=1000, pattern=LINE)]
    why: Annotated[str, Meta(min_length=1, max_length=1000, pattern=LINE)]


class TextGiven(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The text in one language."""

    language: Annotated[str, Meta(extra={"choices": NAMES})]
    title: Annotated[str, Meta(max_length=200, pattern=LINE)] = ""
    parts: Annotated[list[PartGiven], Meta(max_length=60)] = []
    correction: CorrectionGiven | None = None


Texts = Annotated[
    list[TextGiven],
    Meta(
        title=N_("The text, language by language"),
        description=N_("Sentence by sentence, each with who says it and the claims it rests on."),
        min_length=1,
        max_length=len(LANGUAGES),
    ),
]


class Written(Input, kw_only=True, frozen=True):
    """A whole text, as it is put down."""

    case: CaseRef
    texts: Texts
    channels: Channels
    uses: Uses
    persons: Persons = []
    named: Annotated[bool, Meta(title=N_("It names them"))] = False
    why: Why
    against_default: AgainstDefault = ""
    undenied: Undenied = ""


EXAMPLE_TEXT = {
    "language": "en",
    "title": "Two people taken from a flat",
    "parts": [
        {"attribution": "According to the lawyer,", "text": "two people were taken from a flat by police."},
        {"text": "We call on the prosecutor to say where they are."},
    ],
}
EXAMPLE = {
    "case": EXAMPLE_ID,
    "texts": [EXAMPLE_TEXT],
    "channels": ["site"],
    "uses": ["public_anonymous"],
    "why": "the prosecutor answers within a day when it is public",
}
