"""Which level a signal suggests, and why. A human sets it; nothing here is ever set by itself.

Whoever screams is believed before anything is known: one strong reason suggests the highest level, and
no reason lowers one. Words are compared by how they begin, in the languages of the line.
"""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final, NamedTuple

from safeconduct.desk.documents import Level
from safeconduct.desk.rules.incidents import most_urgent

REPEATED: Final = timedelta(minutes=30)  # contacts from one number this close are one person who insists
_BEGINS: Final[dict[str, tuple[str, ...]]] = {
    "scream": ("scream", "shout", "yell", "крич", "крик", "вопл", "вопит", "визг", "визж", "орёт", "орет"),
    "taken": ("abduct", "kidnap", "dragg", "похи", "увез", "увоз", "забира", "забрал", "заталк", "тащат"),
    "break_in": ("breaking", "broke", "smash", "ломают", "ломятся", "выбива", "выбил", "выломал", "вскрыва"),
    "weapon": ("gun", "knife", "armed", "shoot", "shot", "ножом", "пистолет", "автомат", "оружи", "стреля"),
    "violence": ("beat", "chok", "blood", "бьют", "избив", "избил", "душат", "душит", "кровь", "крови"),
    "death": ("kill", "suicid", "убьют", "убива", "убил", "самоуб", "повесит", "зареж"),
    "help": ("help", "save", "помоги", "спасите", "спасайте"),
}
_PHRASES: Final[dict[str, tuple[str, ...]]] = {
    "taken": ("took him", "took her", "took them", "being taken", "taken away", "taking me", "taking us"),
    "at_the_door": ("at the door", "at my door", "в дверь", "за дверью", "под дверью", "у двери"),
    "line_dead": ("line went dead", "line is dead", "call dropped", "связь оборвал", "обрыв связи"),
}
SPEAKS: Final[dict[str, Level]] = {
    "scream": Level.CRITICAL,
    "taken": Level.CRITICAL,
    "break_in": Level.CRITICAL,
    "weapon": Level.CRITICAL,
    "violence": Level.CRITICAL,
    "death": Level.CRITICAL,
    "at_the_door": Level.URGENT,
    "line_dead": Level.URGENT,
    "help": Level.URGENT,
    "minor": Level.URGENT,
    "compromised": Level.URGENT,
    "insists": Level.URGENT,
}
_WORD = re.compile(r"[^\W\d_]+")


class Suggestion(NamedTuple):
    """A level and the reasons for it, in codes."""

    level: Level
    because: tuple[str, ...]


def suggested(
    lines: Iterable[str], *, minor: bool = False, compromised: bool = False, contacts: int = 1
) -> Suggestion:
    """What the words of a signal and what is known of it suggest.

    `minor`: a linked case is about a minor. `compromised`: a channel of a linked case is in other hands.
    `contacts`: how many came from this number within REPEATED, this one included. An urgent word and one
    more urgent reason suggest critical: a minor at the door is not one step less than a scream.
    """
    spoken = [*dict.fromkeys(_spoken(" ".join(lines).casefold()))]
    facts = {"minor": minor, "compromised": compromised, "insists": contacts > 1}
    reasons = (*spoken, *(code for code, holds in facts.items() if holds))
    level = most_urgent(SPEAKS[code] for code in reasons)
    if level is Level.URGENT and spoken and len(reasons) > 1:
        level = Level.CRITICAL
    return Suggestion(level, reasons)


def _spoken(text: str) -> Iterable[str]:
    words = _WORD.findall(text)
    for code, begins in _BEGINS.items():
        if any(word.startswith(begins) for word in words):
            yield code
    for code, phrases in _PHRASES.items():
        if any(phrase in text for phrase in phrases):
            yield code
