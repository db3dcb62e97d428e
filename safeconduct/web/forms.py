"""A form made from the type that an action takes: rendered from it, read into it.

    form = Form(LogSignal, zone=actor.zone, ticket=ticket)
    given = form.parse(request.POST, request.FILES)     # LogSignal, or None and form.errors
    {% form form submit=_("Log the signal") %}          # in the template

Nothing is mandatory unless the field has no default. All faults are found at once, each stands beside
its field as a sentence, and what was typed is shown again (passphrases and codes excepted).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any, Generic, TypeVar

import msgspec
from django.utils.translation import gettext

from safeconduct.kernel import clock
from safeconduct.kernel.errors import CATALOGUE, INVALID, Refusal
from safeconduct.web import widgets, wording
from safeconduct.web.answers import Wrong
from safeconduct.web.characters import showable
from safeconduct.web.fields import BLANK, Posted, Widget
from safeconduct.web.moments import shows_an_hour_twice, zone_named
from safeconduct.web.shape import Shape, shapes

T = TypeVar("T", bound=msgspec.Struct)
Options = Mapping[str, Sequence[tuple[object, str]]]
_AS_BROWSERS_SEND_IT = re.compile(r"|\d{4}-\d\d-\d\d|\d\d:\d\d(:\d\d)?")
_FIELD_IN_PATH = re.compile(r"`\$\.([^`.\[]+)")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. `anchor` is the id of the input to mend; empty for the whole form."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    title: str = ""
    anchor: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, in the reader's language."""
        values = {
            name: Fault(value.code, value.values).sentence if isinstance(value, Wrong) else value
            for name, value in self.values.items()
        }
        return gettext(CATALOGUE.get(self.code, CATALOGUE[INVALID])[1]) % values


class BoundField:
    """A field with its words in the reader's language and with what was typed into it."""

    def __init__(self, form: "Form[Any]", shape: Shape, widget: Widget, typed: list[str]) -> None:
        self._form = form
        self.typed = typed  # as it was typed, or as the page gave it
        self.shape = shape
        self.widget = widget
        self.name = shape.name
        self.id = f"f-{shape.name}"

    @property
    def label(self) -> str:
        return gettext(self.shape.title)

    @property
    def hint(self) -> str:
        return gettext(self.shape.hint) if self.shape.hint else ""

    @property
    def example(self) -> str:
        """An answer as it may look; where answers are chosen they are before the eyes anyway."""
        typed = self.widget.template in {"line", "text", "lines", "number"}
        return gettext(self.shape.examples[0]) if typed and self.shape.examples else ""

    @property
    def optional(self) -> bool:
        return not self.shape.required

    @property
    def template(self) -> str:
        return f"web/widgets/{self.widget.template}.html"

    @property
    def hidden(self) -> bool:
        return self.widget.template == "hidden"

    @property
    def faults(self) -> list[Fault]:
        return [fault for fault in self._form.faults if fault.anchor == self.anchor]

    @property
    def anchor(self) -> str:
        """The id of the input that the error summary leads to: the first, where there are several."""
        return f"{self.id}-0" if self.widget.several else self.id

    @property
    def described_by(self) -> str:
        """The ids of what a screen reader says after the label."""
        said = [f"{self.id}-hint"] if self.hint or self.example or self.zone else []
        return " ".join([*said, *([f"{self.id}-error"] if self.faults else [])])

    @property
    def value(self) -> str:
        """What to show in a single input; empty for what is never shown again."""
        return showable(self.typed[0]) if self.typed and self.widget.keeps_typed else ""

    @property
    def values(self) -> list[str]:
        return [showable(one) for one in self.typed]

    @property
    def day(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def day_type(self) -> str:
        """A date picker shows nothing but dates: what is none is shown again in a box for text."""
        return "date" if _AS_BROWSERS_SEND_IT.fullmatch(self.day) else "text"

    @property
    def hour_type(self) -> str:
        return "time" if _AS_BROWSERS_SEND_IT.fullmatch(self.hour) else "text"

    @property
    def hour(self) -> str:
        return self.values[1] if len(self.typed) > 1 else ""

    @property
    def meant(self) -> str:
        """Which of two like hours is shown; empty for the usual, the earlier."""
        return self.values[2] if len(self.typed) > 2 else ""

    @property
    def options(self) -> list[dict[str, Any]]:
        """What is offered: value, label, id, and whether it is chosen."""
        offered = [(str(value), label) for value, label in self.widget.options]
        if self.shape.nullable and self.widget.template == "choice":
            offered.append(("", gettext(self.shape.extra.get("blank", wording.NOT_KNOWN))))
        elif not self.widget.several and not any(self.typed) and all(value for value, _label in offered):
            offered.insert(0, ("", "—"))  # else the first answer would be given by saying nothing
        typed = self.typed or [""]
        return [
            {"value": value, "label": label, "id": f"{self.id}-{place}", "chosen": value in typed}
            for place, (value, label) in enumerate(offered)
        ]

    @property
    def rows(self) -> int:
        return min(24, max(int(self.shape.extra.get("rows", 4)), self.value.count("\n") + 2))

    @property
    def zone(self) -> tzinfo | None:
        """The zone in which the answer is read, where that matters."""
        return self.widget.zone if self.widget.template == "when" else None

    @property
    def twice(self) -> bool:
        """Whether clocks in that zone are set back this year, so that an hour comes twice."""
        return self.zone is not None and shows_an_hour_twice(self.zone, clock.now().year)


class Form(Generic[T]):
    """A form for one input type. `options` holds the answers of references, `zone` the reader's zone."""

    def __init__(
        self,
        struct: type[T],
        *,
        values: Mapping[str, object] | msgspec.Struct | None = None,
        options: Options | None = None,
        zone: tzinfo | str | None = UTC,
        ticket: object = None,
    ) -> None:
        self.struct = struct
        self.ticket = ticket
        self.zone = zone_named(zone)
        self.faults: list[Fault] = []
        given = msgspec.structs.asdict(values) if isinstance(values, msgspec.Struct) else (values or {})
        self._fields: dict[str, BoundField] = {}
        for shape in shapes(struct):
            offered = (options or {}).get(shape.name)
            widget = widgets.widget(
                shape, self.zone, None if offered is None else [(str(v), label) for v, label in offered]
            )
            typed = widget.show(given.get(shape.name, shape.default))
            self._fields[shape.name] = BoundField(self, shape, widget, typed)

    def __iter__(self) -> Iterator[BoundField]:
        return iter(self._fields.values())

    def __getitem__(self, name: str) -> BoundField:
        return self._fields[name]

    @property
    def errors(self) -> list[Fault]:
        """Everything that is wrong, in the order of the form; what concerns it as a whole comes first."""
        order = {bound.anchor: place for place, bound in enumerate(self, 1)}
        return sorted(self.faults, key=lambda fault: order.get(fault.anchor, 0))

    @property
    def shown_again(self) -> str:
        """Names of the inputs that an error page may show again: never a passphrase or a code."""
        return " ".join(bound.name for bound in self if bound.widget.keeps_typed and not bound.hidden)

    @property
    def takes_files(self) -> bool:
        return any(bound.widget.template == "file" for bound in self)

    def recall(self, post: Posted) -> None:
        """Take up what was typed, from a form or from a draft, without judging it."""
        for bound in self:
            bound.typed = bound.widget.read(post)

    def parse(self, post: Posted, files: Mapping[str, object] | None = None) -> T | None:
        """The input that was typed, or None; then `errors` names all that is wrong. Raises nothing."""
        self.faults = []
        self.recall(post)
        given = {}
        for bound in self:
            try:
                value = bound.widget.clean(bound.typed, files or {})
            except Wrong as wrong:
                self._blame(_exemplary(wrong, bound), bound, wrong.values)
                continue
            if value is not BLANK:
                given[bound.shape.encoded] = value
            elif bound.shape.required:
                self.add_error(wording.MISSING, bound.name)
            else:
                given.update(_emptied(bound))
        return None if self.faults else self._made(given)

    def add_error(self, code: str, field: str | None = None, **values: object) -> None:
        """Say that something is wrong with a field, or with the form as a whole."""
        self._blame(code, self._fields.get(field or ""), values)

    def _blame(self, code: str, bound: BoundField | None, values: Mapping[str, object]) -> None:
        if bound is None or bound.hidden:
            self.faults.append(Fault(code, values, title=bound.label if bound else ""))
        else:
            self.faults.append(Fault(code, values, bound.label, bound.anchor))

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal of the action where it belongs: at its fields, or above the form."""
        for path, code in refusal.fields.items():
            self._blame(code, self._fields.get(path.partition(".")[0]), refusal.values_for(path))
        if not refusal.fields:
            self._blame(refusal.code, None, refusal.values)

    def _made(self, given: dict[str, object]) -> T | None:
        """The Struct. What only the type itself can refuse is told without its own English words."""
        try:
            return msgspec.convert(given, self.struct, dec_hook=lambda _type, value: value)
        except msgspec.ValidationError as refused:
            found = _FIELD_IN_PATH.search(str(refused))
            named = [bound for bound in self if found and bound.shape.encoded == found[1]]
            if named:
                self.add_error(wording.UNUSABLE, named[0].name)
            else:
                self.add_error(wording.DO_NOT_FIT)
            return None


def _exemplary(wrong: Wrong, bound: BoundField) -> str:
    """A pattern is explained by an example, where the type gives one."""
    if wrong.code == wording.BAD_FORM and bound.example:
        wrong.values["example"] = bound.example
        return wording.BAD_FORM_LIKE
    return wrong.code


def _emptied(bound: BoundField) -> dict[str, object]:
    """What an answer that was taken out means: nothing, not the value that the type begins with."""
    if bound.shape.nullable:
        return {bound.shape.encoded: None}
    if bound.shape.item is not None:
        return {bound.shape.encoded: []}
    return {}
