"""Widgets to choose with: a tick, one of a few, several of a few."""

from collections.abc import Mapping

from django.utils.translation import gettext
from msgspec import inspect

from safeconduct.kernel.text import N_
from safeconduct.web import answers, shape, wording
from safeconduct.web.answers import Wrong
from safeconduct.web.fields import BLANK, Posted, Widget, all_written, count

YES_NO = {"yes": N_("Yes"), "no": N_("No")}
RADIOS_AT_MOST = 5


class Tick(Widget):
    template = "tick"

    def show(self, value: object) -> list[str]:
        return ["on"] if value is True else []

    def clean(self, typed: list[str], _files: Mapping[str, object]) -> object:
        return bool(typed) and answers.scalar(self.shape.type, typed[0], self.zone, limit=self.limit)


class Choice(Widget):
    """One of a few: buttons to press while they are few, else a list to open."""

    template = "choice"

    @property
    def several(self) -> bool:
        return len(self.options) <= RADIOS_AT_MOST

    def show(self, value: object) -> list[str]:
        if isinstance(value, bool):
            return ["yes" if value else "no"]
        return super().show(value)

    def clean(self, typed: list[str], _files: Mapping[str, object]) -> object:
        if not typed or not typed[0]:
            return BLANK
        return self.offered(self.shape.type, typed[0])

    def offered(self, kind: inspect.Type, text: str) -> object:
        """The value of an answer that is offered. Raises Wrong for any other."""
        if text not in (value for value, _label in self.options):
            raise Wrong(wording.NOT_OFFERED)
        return answers.scalar(kind, text, self.zone, limit=self.limit)


class Choices(Choice):
    """Several of a few, each a box to tick."""

    template = "choices"

    @property
    def several(self) -> bool:
        return True

    def read(self, post: Posted) -> list[str]:
        return post.getlist(self.shape.name)

    def show(self, value: object) -> list[str]:
        return all_written(value)

    def clean(self, typed: list[str], _files: Mapping[str, object]) -> object:
        given = list(dict.fromkeys(one for one in typed if one))
        if not given:
            return BLANK
        values = [self.offered(self.shape.item or self.shape.type, one) for one in given]
        count(self.shape.type, values)
        return values


def offers(field: shape.Shape) -> list[tuple[str, str]]:
    """The answers that the type itself offers, labelled in the reader's language."""
    labels = {**YES_NO, **field.choices} if isinstance(field.type, inspect.BoolType) else field.choices
    return [(value, gettext(label)) for value, label in labels.items()]
