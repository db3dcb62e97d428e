"""What stands where: each word in one room of one case and nowhere else."""

import re

from tests.roles import opens

FIRST, SECOND = "first", "second"  # the case that the walkers work on, and the one that others do
NUMBERS = {FIRST: "+7 900 000-00-71", SECOND: "+7 900 000-00-72"}
CALLERS = {FIRST: "+7 900 000-00-81", SECOND: "+7 900 000-00-82"}
REGIONS = {FIRST: "RU-PNZ", SECOND: "RU-SAM"}
WORDS = re.compile(r"word-of-(\w+)-(first|second)")
WARNINGS = {"desk.my_warnings", "/"}
SEEN_ON_THE_SCENE = {"timeline", "claims"}  # a report is told on the timeline, and each line is a claim


def word(room: str, side: str) -> str:
    """What stands in a room of a case."""
    return f"word-of-{room}-{side}"


def shown_too_much(role: str, step: str, text: str) -> set[tuple[str, str]]:
    """The rooms, with their case, of which `text` shows a word to a role that may not read it there."""
    return {(room, side) for room, side in WORDS.findall(text) if not _may(role, step, room, side)}


def _may(role: str, step: str, room: str, side: str) -> bool:
    if (room, side) == ("address", FIRST):
        return (role, step) == ("lawyer", "desk.reveal_address")
    if room == "address":
        return False
    if room == "signals" and role in {"operator", "coordinator"}:
        return True  # everybody's at the desk for a day
    if (room, side) == ("contacts", FIRST) and step in WARNINGS:
        return True  # the path to one linked person, for the colleague who is asked by name
    rooms = SEEN_ON_THE_SCENE if room == "scene" else {room}
    return any(opens.keys()[one][role] in ("a" if side == SECOND else "am") for one in rooms)
