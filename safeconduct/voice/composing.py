"""The composer's rows: one sentence in every language, with the claims that it rests on.

A row is one sentence, so that no language can rest on other claims than another.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.http import QueryDict

from safeconduct.acts import drafts
from safeconduct.acts.actor import Actor
from safeconduct.acts.form_page import as_uuid
from safeconduct.acts.run import ask
from safeconduct.claims.weighing import weighed
from safeconduct.kernel.errors import Refusal
from safeconduct.voice.documents import PartDocument, TextDocument
from safeconduct.voice.rules.wording import LANGUAGES

SPARE = 3  # empty rows below those that are filled
FIRST = 5  # rows of a new text
PART = "texts."  # what is typed into parts of a field is named after it: so it is kept, and shown again
FIXED = ("wrote", "correct", "why")


@dataclass
class Row:
    """One sentence; `said` is language → (who says it, what)."""

    place: int
    said: dict[str, tuple[str, str]] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)
    unconfirmed: bool = False
    custody: bool = False

    @property
    def empty(self) -> bool:
        return not any(by or text for by, text in self.said.values())


@dataclass
class Sheet:
    """All that is typed: titles, what is corrected (language → field → words), and the rows."""

    titles: dict[str, str]
    fixed: dict[str, dict[str, str]]
    rows: list[Row]

    def texts(self) -> list[dict[str, Any]]:
        """The languages in which anything is said, as the action takes them."""
        spoken = [
            one for one in LANGUAGES if self.titles.get(one) or any(any(row.said[one]) for row in self.rows)
        ]
        return [self._text(one) for one in spoken]

    def _text(self, language: str) -> dict[str, Any]:
        fixed = self.fixed.get(language, {})
        made: dict[str, Any] = {
            "language": language,
            "title": self.titles.get(language, ""),
            "parts": [_part(row, language) for row in self.rows if any(row.said[language])],
        }
        return {**made, "correction": fixed} if any(fixed.get(name) for name in FIXED) else made


def typed(fields: QueryDict) -> Sheet:
    """What stands in a form."""
    said = [name.split("-") for name in fields if name.startswith((f"{PART}text-", f"{PART}by-"))]
    places = [parts[2] for parts in said if len(parts) == 3]
    count = max([FIRST, *(int(one) + 1 for one in places if one.isdigit() and len(one) < 3)])
    return Sheet(
        titles={one: fields.get(f"{PART}title-{one}", "").strip() for one in LANGUAGES},
        fixed={
            one: {name: fields.get(f"{PART}{name}-{one}", "").strip() for name in FIXED} for one in LANGUAGES
        },
        rows=_spare(_row(fields, place) for place in range(count)),
    )


def of_texts(found: Iterable[TextDocument]) -> Sheet:
    """A text that was written before, to be changed."""
    spoken = {one.language: one for one in found}
    rows = []
    for place, pair in enumerate(_side_by_side(*(spoken.get(one) for one in LANGUAGES))):
        parts = [part for part in pair if part is not None]
        said = {one: _said(part) for one, part in zip(LANGUAGES, pair, strict=True)}
        claims = list(dict.fromkeys(str(claim) for part in parts for claim in part.claims))
        marks = {mark: any(getattr(part, mark) for part in parts) for mark in ("unconfirmed", "custody")}
        rows.append(Row(place, said, claims, **marks))
    fixed = {
        one: {name: getattr(text.correction, name, "") for name in FIXED} for one, text in spoken.items()
    }
    return Sheet({one: text.title for one, text in spoken.items()}, fixed, _spare(rows))


def recalled(actor: Actor, ticket: str) -> Sheet | None:
    """What was kept of a form that was not sent; None where nothing was."""
    handle = as_uuid(ticket)
    try:
        kept = None if handle is None else drafts.recall(actor, handle)
    except Refusal:
        return None
    if kept is None:
        return None
    fields = QueryDict(mutable=True)
    for name, values in kept.fields.items():
        fields.setlist(name, values)
    return typed(fields)


def as_field(sheet: Sheet) -> str:
    """The rows as the one field that the action has for them."""
    return json.dumps(sheet.texts(), ensure_ascii=False)


def offered(actor: Actor, case: UUID) -> list[Mapping[str, Any]]:
    """The claims that the writer may use: cleared words for press; who reads claims sees them themselves."""
    try:
        found = weighed(actor.keys, case)
    except Refusal:
        return _cleared(actor, case)
    return [
        {
            "id": str(one.id),
            "by": one.document.speaker,
            "text": one.document.text,
            "grade": f"{one.grade.source}{one.grade.information}",
            "free": one.free,
        }
        for one in found
    ]


def _cleared(actor: Actor, case: UUID) -> list[Mapping[str, Any]]:
    try:
        found = ask(actor, "claims.cleared", {"case": str(case)})
    except Refusal:
        return []
    return [
        {
            "id": str(one.claim),
            "by": one.attribution,
            "text": one.sentence,
            "other_by": one.other_attribution,
            "other_text": one.other_sentence,
            "grade": "",
            "free": one.free,
        }
        for one in found
    ]


def _row(fields: QueryDict, place: int) -> Row:
    return Row(
        place,
        {
            one: (
                fields.get(f"{PART}by-{one}-{place}", "").strip(),
                fields.get(f"{PART}text-{one}-{place}", "").strip(),
            )
            for one in LANGUAGES
        },
        fields.getlist(f"{PART}claims-{place}"),
        unconfirmed=f"{PART}unconfirmed-{place}" in fields,
        custody=f"{PART}custody-{place}" in fields,
    )


def _spare(rows: Iterable[Row]) -> list[Row]:
    filled = [row for row in rows if not row.empty]
    count = max(FIRST, len(filled) + SPARE)
    blank = dict.fromkeys(LANGUAGES, ("", ""))
    return [
        *(Row(place, one.said, one.claims, one.unconfirmed, one.custody) for place, one in enumerate(filled)),
        *(Row(place, dict(blank)) for place in range(len(filled), count)),
    ]


Pair = tuple[PartDocument | None, PartDocument | None]


def _side_by_side(left: TextDocument | None, right: TextDocument | None) -> Iterator[Pair]:
    """The sentences of both languages, those that rest on the same beside each other.

    By their places alone, one sentence that has no translation yet would bind all after it to the claims of
    others.
    """
    first, second = (text.parts if text else [] for text in (left, right))
    matcher = SequenceMatcher(None, [_rests(one) for one in first], [_rests(one) for one in second], False)
    for _how, from_, to, start, end in matcher.get_opcodes():
        yield from zip_longest(first[from_:to], second[start:end])


def _rests(part: PartDocument) -> tuple[object, ...]:
    return (frozenset(part.claims), part.unconfirmed, part.custody)


def _said(part: PartDocument | None) -> tuple[str, str]:
    return ("", "") if part is None else (part.attribution, part.text)


def _part(row: Row, language: str) -> dict[str, Any]:
    by, text = row.said[language]
    return {
        "attribution": by,
        "text": text,
        "claims": [one for one in row.claims if as_uuid(one)],
        "unconfirmed": row.unconfirmed,
        "custody": row.custody,
    }
