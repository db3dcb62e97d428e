"""A line of the log as whoever sits at the terminal reads it: a sentence in their language.

It is made of what is kept for the log, and of nothing else: what has no place there has none here.
"""

from collections.abc import Mapping

from safeconduct.config.speech import N_, _

EVENTS = {
    "attending_failed": N_("Something that is done beside the pages did not succeed"),
    "audience_not_told": N_("Nobody could be told who hears of an alarm"),
    "auditor_died": N_("The watch over the engine ended and is started again"),
    "ballast_given_up": N_("The disk is full: the room kept for alarms is in use"),
    "boot_secret_file_does_not_open": N_("The file of the boot secret does not open the engine"),
    "card_refused": N_("A card for the engine does not fit and is not used"),
    "check_repeated": N_("A check of the engine is done again"),
    "child_died": N_("A process ended and is started again"),
    "clock_went_back": N_("The clock went back"),
    "course_not_told": N_("The course of an alarm could not be written down"),
    "died": N_("A process ended by a fault"),
    "engine_sees": N_("The engine has its key and keeps watch"),
    "library": N_("A library says that something is wrong"),
    "no_folder_in_memory": N_("There is no folder in memory"),
    "no_room_for_ballast": N_("The disk has no room for what an alarm needs in the last resort"),
    "nobody_woken": N_("Nobody could be woken"),
    "not_sent": N_("A message was not sent"),
    "pages_do_not_load": N_("The pages do not load"),
    "panel_failed": N_("A part of a page could not be shown"),
    "pass_repeated": N_("A round of the engine is done again"),
    "rooms_put_off": N_("Who reads which room is set right later"),
    "rooms_stopped": N_("Who reads which room could not be set right"),
    "row_set_aside": N_("A record that does not fit was set aside"),
}
# The rest of a line: for whoever helps, by codes of ours.
DETAILS = {
    "at": N_("where"),
    "attempt": N_("attempt"),
    "count": N_("count"),
    "dropped": N_("left out"),
    "exception": N_("fault"),
    "kind": N_("kind"),
    "logger": N_("library"),
    "pid": N_("process number"),
    "port": N_("port"),
    "process": N_("process"),
    "reason": N_("reason"),
    "seconds": N_("seconds"),
    "status": N_("status"),
}


def worded(kept: Mapping[str, object]) -> str:
    """The sentence with its time (UTC), and its details behind it."""
    event = str(kept.get("event", ""))
    details = ", ".join(f"{_(name)}: {kept[key]}" for key, name in DETAILS.items() if key in kept)
    said = f"{str(kept['time'])[11:19]} UTC  {_(EVENTS[event]) if event in EVENTS else event}"
    return f"{said} ({details})" if details else said
