"""Words of the public pages."""

from django.utils.translation import gettext

from safeconduct.voice.words import KINDS

LANGUAGES = {"en": "English", "ru": "Русский"}


def kind(code: str) -> str:
    """What a statement is, in the language of the page."""
    return gettext(KINDS.get(code, KINDS["statement"]))
