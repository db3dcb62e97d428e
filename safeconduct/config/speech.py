"""What the command line says, in the language of the terminal; pages have Django's translations."""

import gettext
from functools import cache
from pathlib import Path

from safeconduct.kernel.text import N_

__all__ = ["N_", "_"]


@cache
def _catalogue() -> gettext.NullTranslations:
    """The compiled sentences of this folder in the language of LANGUAGE, LC_ALL, LC_MESSAGES or LANG."""
    return gettext.translation("django", Path(__file__).parent / "locale", fallback=True)


def _(sentence: str) -> str:
    """`sentence` in the language of the terminal; English when there is no other."""
    return _catalogue().gettext(sentence)
