"""Which widget asks for a field."""

from collections.abc import Sequence
from datetime import tzinfo

from safeconduct.web import answers, shape
from safeconduct.web.choosing import Choice, Choices, Tick, offers
from safeconduct.web.fields import (
    Code,
    Date,
    Email,
    File,
    Hidden,
    Lines,
    Number,
    Secret,
    Tel,
    Text,
    When,
    Widget,
)

WIDGETS: dict[str, type[Widget]] = {
    "line": Widget,
    "text": Text,
    "lines": Lines,
    "choice": Choice,
    "choices": Choices,
    "tick": Tick,
    "when": When,
    "date": Date,
    "number": Number,
    "file": File,
    "secret": Secret,
    "code": Code,
    "hidden": Hidden,
    "tel": Tel,
    "email": Email,
}


def widget(field: shape.Shape, zone: tzinfo, options: Sequence[tuple[str, str]] | None) -> Widget:
    """The widget of a field. A reference without options is carried along unseen.

    Raises TypeError for a widget that does not exist or cannot ask for the type of the field.
    """
    name = field.widget
    if options is not None or name == "ref":
        name = "hidden" if options is None else "choices" if field.item is not None else "choice"
    if name not in WIDGETS:
        raise TypeError(f"{field.name}: there is no widget {name!r}")
    if name != "file" and not answers.readable(field.item or field.type):
        raise TypeError(f"{field.name}: no widget asks for {field.type}; ask for its parts")
    if name != "hidden" and (field.item is not None) != (name in {"lines", "choices"}):
        raise TypeError(f"{field.name}: the widget {name!r} does not ask for {field.type}")
    return WIDGETS[name](field, zone, options if options is not None else offers(field))
