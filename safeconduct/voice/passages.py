"""A public text before the gate as those who approve it read it: its marks in words of their language.

What is sealed keeps its marks (`texts.canonical`): an approval is about exactly these bytes.
"""

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from safeconduct.cases.drafted import Passage
from safeconduct.kernel.text import N_
from safeconduct.voice import words
from safeconduct.voice.rules.wording import LANGUAGES

TONGUES = {"en": N_("In English"), "ru": N_("In Russian")}
_HEAD = re.compile(r"\[(\w+)\] ([\w, ]+)")
_TONGUE = re.compile(rf"\n\n\[({'|'.join(LANGUAGES)})\]\n")


def in_words(text: str) -> list[Passage]:
    """The whole text: what it is and where it will stand, then each language. What has no such marks, since
    nobody wrote it on our sheet, is shown as it is."""
    first, *spoken = _TONGUE.split(text)
    head = _head(first)
    if not head or not spoken:
        return [Passage("", text)]
    passages = zip(spoken[::2], spoken[1::2], strict=True)
    return [Passage(head, ""), *(Passage(_(TONGUES[one]), said, one) for one, said in passages)]


def _head(line: str) -> str:
    found = _HEAD.fullmatch(line)
    if found is None or found[1] not in words.KINDS:
        return ""
    places = found[2].split(", ")
    if not words.CHANNELS.keys() >= set(places):
        return ""
    kind, where = _(words.KINDS[found[1]]), ", ".join(_(words.CHANNELS[one]) for one in places)
    return f"{capfirst(kind)}: {where}"
