"""Refusals: errors that are part of the interface.

Each has a code that never changes, an HTTP status and a sentence that says what happened, what was
kept and what to do. Faces translate the sentence; nothing here carries case material.
"""

from collections.abc import Mapping

from safeconduct.kernel.text import N_


class Refusal(Exception):  # noqa: N818  (a refusal is an answer, not a fault)
    """An action or query was refused. `code` is stable; `fields` names a code per input field."""

    def __init__(
        self,
        code: str,
        *,
        fields: Mapping[str, str] | None = None,
        values: Mapping[str, object] | None = None,
    ) -> None:
        if code not in CATALOGUE:
            raise KeyError(f"unknown refusal code {code!r}")
        super().__init__(code)
        self.code = code
        self.fields = dict(fields or {})
        self.values = dict(values or {})

    @property
    def status(self) -> int:
        return CATALOGUE[self.code][0]

    def values_for(self, field: str) -> Mapping[str, object]:
        """What fills the sentence of one field's code: `values[field]` where there is such, else all."""
        own = self.values.get(field)
        return own if isinstance(own, Mapping) else self.values

    @property
    def sentence(self) -> str:
        """The untranslated sentence, with named places for `values`."""
        return CATALOGUE[self.code][1]


CATALOGUE: dict[str, tuple[int, str]] = {}


def define(code: str, status: int, sentence: str) -> str:
    """Add a refusal to the catalogue. Each part defines its own codes beside its rules."""
    if code in CATALOGUE:
        raise KeyError(f"refusal code {code!r} is defined twice")
    CATALOGUE[code] = (status, sentence)
    return code


NOT_FOUND = define("not_found", 404, N_("This does not exist, or it is not yours to see."))
INVALID = define("invalid", 422, N_("Some of what was sent cannot be used. Nothing was changed."))
FORBIDDEN = define("forbidden", 403, N_("Your roles do not allow this. Nothing was changed."))
SIGN_IN = define("sign_in", 401, N_("Sign in first. What you typed was kept."))
CONFIRM = define("confirm", 403, N_("Confirm that it is you: give your code again, then repeat this."))
STALE = define(
    "stale",
    409,
    N_("Somebody changed this while you had it open. Look at it again, then repeat your change."),
)
BUSY = define("busy", 503, N_("The database is busy. Nothing was changed; try again in a moment."))
SLOW_DOWN = define("slow_down", 429, N_("Too many attempts from here. Wait a minute, then try again."))
