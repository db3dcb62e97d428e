"""What the desk calls levels, times, kinds of alarm, reasons and open points, in the reader's language."""

from django.utils.translation import gettext_lazy

from safeconduct.desk.documents import Level
from safeconduct.engine.documents import Happened

TIMES = {
    "received": gettext_lazy("received"),
    "answered": gettext_lazy("answered"),
    "triaged": gettext_lazy("judged"),
    "offered": gettext_lazy("offered"),
    "accepted": gettext_lazy("accepted"),
    "en_route": gettext_lazy("on the way"),
    "on_scene": gettext_lazy("on the scene"),
    "contact": gettext_lazy("with the person"),
    "clear": gettext_lazy("away and safe"),
}

KINDS = {
    "critical_call": gettext_lazy("somebody in danger"),
    "dispatch": gettext_lazy("a lawyer is needed"),
    "promise": gettext_lazy("promised"),
    "review": gettext_lazy("to be reviewed"),
    "step": gettext_lazy("step of a playbook"),
    "compromised": gettext_lazy("channel in other hands"),
}

LEVELS = {
    Level.UNSET: gettext_lazy("not judged yet"),
    Level.INFORMATION: gettext_lazy("information"),
    Level.LOW: gettext_lazy("not urgent"),
    Level.URGENT: gettext_lazy("urgent"),
    Level.CRITICAL: gettext_lazy("critical"),
}

REASONS = {
    "same_region": gettext_lazy("same region"),
    "near_region": gettext_lazy("a region nearby"),
    "far_region": gettext_lazy("further away"),
    "on_shift": gettext_lazy("on shift"),
    "not_on_shift": gettext_lazy("not on shift"),
    "free": gettext_lazy("on no other dispatch"),
    "busy": gettext_lazy("on another dispatch"),
    "speaks": gettext_lazy("speaks the language"),
    "short_rest": gettext_lazy("came back less than 8 hours ago"),
    "conflict": gettext_lazy("conflict of interest"),
    "no_right_to_visit": gettext_lazy("no right to visit"),
    "language": gettext_lazy("does not speak the language"),
    "on_leave": gettext_lazy("on leave"),
    "not_safe": gettext_lazy("not safe to send"),
}

HAPPENED = {
    Happened.OFFERED: gettext_lazy("called"),
    Happened.REACHED: gettext_lazy("the message arrived"),
    Happened.UNREACHED: gettext_lazy("could not be reached"),
    Happened.COMING: gettext_lazy("answered the message; not signed in yet"),
    Happened.TAKEN: gettext_lazy("has it"),
    Happened.STILL: gettext_lazy("is still on it"),
    Happened.REOPENED: gettext_lazy("open again"),
    Happened.WIDENED: gettext_lazy("more people are called"),
    Happened.CLOSED: gettext_lazy("closed"),
    Happened.PUT_OFF: gettext_lazy("asked first: our own outage"),
    Happened.FOLDED: gettext_lazy("put away"),
}

POINTS = {
    "alarm_open": gettext_lazy("Alarm that nobody has"),
    "alarm_taken": gettext_lazy("Alarm that somebody has"),
    "incident": gettext_lazy("Incident"),
    "promise": gettext_lazy("Promise"),
    "unfiled": gettext_lazy("Signal that nobody filed"),
    "compromised": gettext_lazy("Compromised channel"),
}
