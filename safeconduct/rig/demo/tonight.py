"""The night that is running when somebody opens the demo: two incidents, a lost phone, promises."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from safeconduct.kernel import clock
from safeconduct.rig.demo.fill import Filler
from safeconduct.rig.demo.people import PARTS

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def duty(filler: Filler) -> None:
    """Half of the network is on duty, round the clock for a week, so that a demo is never deserted."""
    now = clock.now()
    for part in PARTS:
        if part.on_duty:
            planned = {
                "member": filler.handle(part.name),
                "role": part.roles[0],
                "first": f"{now - timedelta(days=1):%Y-%m-%d}",
                "last": f"{now + timedelta(days=7):%Y-%m-%d}",
                "begins": "08:00",
                "ends": "08:00",
                "zone": part.zone,
            }
            filler.do(now - 2 * MINUTE, "ash", "people.plan_shift", **planned)


def night(filler: Filler, known: list[dict[str, Any]]) -> None:
    """What happened in the last hours. `known` are cases that the desk recognises, newest last, each with
    `case`, `number`, `contact` and `minor`."""
    now = clock.now()
    quiet = next(one for one in reversed(known) if one["linked"])
    young = next(one for one in reversed(known) if one["minor"])
    _evening(filler, now - 95 * MINUTE, quiet)
    note = _("The neighbour of A is afraid; speak softly.")
    filler.do(now - 9 * HOUR, "elm", "desk.write_handover", note=note)
    _scream(filler, now - 4 * MINUTE, young)


def _evening(filler: Filler, at: datetime, known: dict[str, Any]) -> None:
    """A call about men at the door, a lost phone, somebody linked who is warned, a promise."""
    lines = [
        _("two men in the yard asked a neighbour for me"),
        _("I am at a friend's, my phone is still at home"),
    ]
    incident = _signal(filler, at, known, lines, "urgent", _("Samara"), _("men asking at home"))
    lost = {
        "case": known["case"],
        "contact": known["contact"],
        "why": _("left in a flat that others entered"),
    }
    filler.do(at + 6 * MINUTE, "ash", "cases.mark_compromised", **lost)
    promise = {"text": _("call back on the clean number"), "due": (clock.now() + 25 * MINUTE).isoformat()}
    filler.do(at + 8 * MINUTE, "cedar", "desk.make_promise", incident=incident, **promise)


def _scream(filler: Filler, at: datetime, known: dict[str, Any]) -> None:
    """A call in which only screams are heard, from a number that is known."""
    lines = [_("screams, something heavy falls"), _("the line is dead")]
    incident = _signal(filler, at, known, lines, "critical", _("Penza"), _("being taken by force"))
    playbook = {"incident": incident, "playbook": "abduction_from_flat"}
    filler.do(at + MINUTE, "cedar", "desk.start_playbook", **playbook)


def _signal(
    filler: Filler, at: datetime, known: dict[str, Any], lines: list[str], level: str, place: str, title: str
) -> Any:
    """One call, tied to the case that its number belongs to; the incident."""
    typed = {"from": known["number"], "lines": lines, "level": level, "place": place}
    made = filler.do(at, "cedar", "desk.log_signal", **typed)
    filler.do(at + MINUTE, "cedar", "desk.link_case", incident=made.incident, case=known["case"])
    filler.do(at + MINUTE, "cedar", "desk.name_incident", incident=made.incident, title=title)
    return made.incident
