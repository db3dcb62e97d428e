"""Widgets to type into: how each kind of answer is asked for, read from a form, and shown again.

Everything that was typed is held as a list of strings, whatever the widget, so that it can be kept in
a draft and shown again exactly as it was. `clean` gives the value, or BLANK when nothing was typed.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from enum import Enum
from typing import ClassVar, Protocol

import msgspec
from django.core.files.uploadedfile import InMemoryUploadedFile
from msgspec import inspect

from safeconduct.web import answers, shape, wording
from safeconduct.web.answers import Wrong
from safeconduct.web.characters import as_line, as_text, keepable, showable

BLANK = msgspec.UNSET
FILE_LIMIT = 1024 * 1024  # bytes taken into memory by a field of type bytes that sets no limit


class Posted(Protocol):
    """What a form sent: Django's QueryDict, or a draft put back into one."""

    def getlist(self, key: str, /) -> list[str]: ...


class Widget:
    """A one-line answer, and what the other widgets are variations of."""

    template: ClassVar[str] = "line"
    type: ClassVar[str] = "text"
    autocomplete: ClassVar[str] = "off"  # nothing that is typed may be stored by the browser
    keeps_typed: ClassVar[bool] = True
    limit: ClassVar[int] = shape.LINE_LIMIT

    def __init__(self, field: shape.Shape, zone: tzinfo, options: Sequence[tuple[str, str]]) -> None:
        self.shape = field
        self.zone = zone
        self.options = options

    @property
    def several(self) -> bool:
        """Whether it is several inputs under one legend, not one under one label."""
        return False

    def read(self, post: Posted) -> list[str]:
        """What was typed, as it was typed."""
        return post.getlist(self.shape.name)[:1]

    def show(self, value: object) -> list[str]:
        """What the widget shows for a value that the page gives it."""
        return [] if value is None or value is BLANK else [written(value)]

    def clean(self, typed: list[str], _files: Mapping[str, object]) -> object:
        """The value of what was typed, or BLANK. Raises Wrong."""
        text = self.tidy(typed[0]) if typed else ""
        if not text:
            return BLANK
        return answers.scalar(self.shape.type, text, self.zone, limit=self.limit)

    def tidy(self, text: str) -> str:
        """The text without what may not be in it."""
        return as_line(text)


class Text(Widget):
    template = "text"
    limit = shape.TEXT_LIMIT

    def tidy(self, text: str) -> str:
        return as_text(text)


class Tel(Widget):
    type = "tel"


class Email(Widget):
    type = "email"

    def clean(self, typed: list[str], files: Mapping[str, object]) -> object:
        value = super().clean(typed, files)
        if isinstance(value, str):
            answers.email(value)
        return value


class Secret(Widget):
    """A passphrase: taken exactly as typed, never shown again, never in a draft."""

    template = "secret"
    keeps_typed = False

    def tidy(self, text: str) -> str:
        return text


class Code(Widget):
    """A one-time code. Blanks between its groups do not count."""

    template = "code"
    autocomplete = "one-time-code"
    keeps_typed = False

    def tidy(self, text: str) -> str:
        return "".join(as_line(text).split())


class Number(Widget):
    template = "number"


class Date(Widget):
    template = "date"


class Hidden(Widget):
    """What the page carries along unseen: one value, or several under one name."""

    template = "hidden"
    limit = shape.TEXT_LIMIT

    def read(self, post: Posted) -> list[str]:
        return post.getlist(self.shape.name)

    def show(self, value: object) -> list[str]:
        return all_written(value) if self.shape.item is not None else super().show(value)

    def clean(self, typed: list[str], files: Mapping[str, object]) -> object:
        if self.shape.item is None:
            return super().clean(typed, files)
        values = [answers.scalar(self.shape.item, one, self.zone, limit=self.limit) for one in typed if one]
        count(self.shape.type, values)
        return values or BLANK


class When(Widget):
    """A moment, as a date and a time in the reader's own zone. The second of two hours that clocks show alike
    goes along unseen: whoever changes something else must not move it."""

    template = "when"

    @property
    def several(self) -> bool:
        return True

    def read(self, post: Posted) -> list[str]:
        whole = post.getlist(self.shape.name)[:1]
        if whole:
            return whole
        typed = [(post.getlist(f"{self.shape.name}.{part}") or [""])[0] for part in ("date", "time")]
        return typed + post.getlist(f"{self.shape.name}.meant")[:1]

    def show(self, value: object) -> list[str]:
        if not isinstance(value, datetime):
            return ["", ""]
        local = value.astimezone(self.zone)
        shown = [local.date().isoformat(), f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"]
        return [*shown, value.isoformat()] if local.fold else shown

    def clean(self, typed: list[str], files: Mapping[str, object]) -> object:
        if len(typed) == 1:
            return super().clean(typed, files)
        if not any(part.strip() for part in typed[:2]):
            return BLANK
        with suppress(Wrong):  # what no page has shown
            meant = super().clean(typed[2:], files) if typed[2:] else None
            if self.show(meant) == typed:
                return meant
        return answers.instant(typed[0], typed[1], self.zone)


class Lines(Widget):
    """Several short answers: one line each, in one box."""

    template = "lines"
    limit = shape.LINES_LIMIT

    def read(self, post: Posted) -> list[str]:
        return ["\n".join(post.getlist(self.shape.name))]

    def show(self, value: object) -> list[str]:
        return ["\n".join(all_written(value))]

    def clean(self, typed: list[str], _files: Mapping[str, object]) -> object:
        if not keepable(typed[0]):
            raise Wrong(wording.UNREADABLE)
        given = [line for line in map(as_line, as_text(typed[0]).split("\n")) if line]
        if not given:
            return BLANK
        count(self.shape.type, given)
        return [self._line(place, line) for place, line in enumerate(given, 1)]

    def _line(self, place: int, line: str) -> object:
        try:
            return answers.scalar(self.shape.item or self.shape.type, line, self.zone, limit=shape.LINE_LIMIT)
        except Wrong as wrong:
            raise Wrong(wording.LINE_WRONG, line=place, why=wrong) from None


class TooLarge(InMemoryUploadedFile):
    """Stands for a file that was too large to be taken; its content was dropped."""


class File(Widget):
    """A file. A field of type bytes takes it into memory; any other type takes what `files` holds.

    Whoever takes large files in seals them as they arrive and hands over their handles.
    """

    template = "file"
    keeps_typed = False

    def clean(self, _typed: list[str], files: Mapping[str, object]) -> object:
        given = files.get(self.shape.name)
        if given is None:
            return BLANK
        kind = self.shape.type
        limit = getattr(kind, "max_length", None) or FILE_LIMIT
        if isinstance(given, TooLarge):
            raise Wrong(wording.FILE_TOO_LARGE, limit=max(1, limit // (1024 * 1024)))
        if not isinstance(kind, inspect.BytesType):
            return given
        if getattr(given, "size", 0) > limit:
            raise Wrong(wording.FILE_TOO_LARGE, limit=max(1, limit // (1024 * 1024)))
        read = getattr(given, "read", None)
        return read() if callable(read) else given


def count(kind: inspect.Type, given: Sequence[object]) -> None:
    answers.length(
        kind, len(given), limit=shape.LINES_LIMIT, more=wording.TOO_MANY, fewer=wording.TOO_FEW, unit="count"
    )


def all_written(value: object) -> list[str]:
    return [written(one) for one in value] if isinstance(value, list | tuple | set | frozenset) else []


def written(value: object) -> str:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else showable(str(value))
