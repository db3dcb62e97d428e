"""What the command line says, in the language of the terminal; pages have Django's translations."""

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path


def of(folder: Path) -> Callable[[str], str]:
    """The function that translates the sentences of `folder` for the terminal.

    LANGUAGE, LC_ALL, LC_MESSAGES or LANG decide. For commands that speak before settings may be read.
    """

    @cache
    def catalogue() -> gettext.NullTranslations:
        return gettext.translation("django", folder / "locale", fallback=True)

    def said(sentence: str) -> str:
        return catalogue().gettext(sentence)

    return said
