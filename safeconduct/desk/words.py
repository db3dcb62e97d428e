"""What the desk calls its codes: levels, times, kinds of alarm, reasons, open points, gates.

The labels of choices are plain sentences, which forms translate; everything else is in the reader's
language when it is shown.
"""

from django.utils.translation import gettext_lazy

from safeconduct.desk.documents import Level
from safeconduct.engine.documents import Happened
from safeconduct.kernel.text import N_

# -- choices of forms ------------------------------------------------------------------------------

CHANNELS = {
    "phone": N_("phone"),
    "sms": N_("SMS"),
    "messenger": N_("messenger"),
    "email": N_("e-mail"),
    "form": N_("web form"),
    "person": N_("in person"),
    "letter": N_("letter"),
    "other": N_("another way"),
}
LEVEL_CHOICES = {
    "unset": N_("not judged yet"),
    "information": N_("information"),
    "low": N_("not urgent"),
    "urgent": N_("urgent"),
    "critical": N_("critical: somebody is being taken, or will be within the hour"),
}
REPORT_CHOICES = {
    "en_route": N_("on the way"),
    "on_scene": N_("on the scene"),
    "contact": N_("with the person, in private"),
    "clear": N_("away and safe"),
}
REPORTS = {
    "en_route": gettext_lazy("On the way"),
    "on_scene": gettext_lazy("On the scene"),
    "contact": gettext_lazy("With the person"),
    "clear": gettext_lazy("Away and safe"),
}
ROLE_CHOICES = {
    "lawyer": N_("a lawyer"),
    "passage": N_("somebody of the passage"),
    "psychologist": N_("a psychologist"),
}
AIM_CHOICES = {"scene": N_("to the scene"), "police": N_("to the police"), "person": N_("to the person")}

# -- shown -----------------------------------------------------------------------------------------

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
    "dispatch": gettext_lazy("somebody is needed there"),
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
SOFTWARE = gettext_lazy("by itself")  # who does a step that is nobody's
# Why a level is suggested.
SIGNS = {
    "scream": gettext_lazy("somebody screams"),
    "taken": gettext_lazy("somebody is being taken, or was"),
    "break_in": gettext_lazy("a door is being broken"),
    "weapon": gettext_lazy("there is a weapon"),
    "violence": gettext_lazy("somebody is being hurt"),
    "death": gettext_lazy("somebody speaks of death"),
    "at_the_door": gettext_lazy("somebody is at the door"),
    "line_dead": gettext_lazy("the line went dead"),
    "help": gettext_lazy("somebody calls for help"),
    "minor": gettext_lazy("the case is about a minor"),
    "compromised": gettext_lazy("a channel of the case is in other hands"),
    "insists": gettext_lazy("the same number came again within half an hour"),
}
# Why somebody is asked early, late, or not at all.
REASONS = {
    "same_region": gettext_lazy("same region"),
    "near_region": gettext_lazy("a region nearby"),
    "far_region": gettext_lazy("further away, or nobody knows how far"),
    "on_shift": gettext_lazy("on shift"),
    "not_on_shift": gettext_lazy("not on shift"),
    "free": gettext_lazy("on no other dispatch"),
    "busy": gettext_lazy("on another dispatch"),
    "speaks": gettext_lazy("speaks the language"),
    "short_rest": gettext_lazy("came back less than 8 hours ago"),
    "conflict": gettext_lazy("conflict of interest"),
    "no_right_to_visit": gettext_lazy("is not let in to detained people"),
    "language": gettext_lazy("does not speak the language"),
    "away": gettext_lazy("away"),
    "not_safe": gettext_lazy("must not be seen in this region"),
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
    Happened.REPLANNED: gettext_lazy("others are asked"),
    Happened.CLOSED: gettext_lazy("closed"),
    Happened.PUT_OFF: gettext_lazy("asked first: our own outage"),
    Happened.FOLDED: gettext_lazy("put away"),
}
POINTS = {
    "alarm_open": gettext_lazy("Alarm that nobody has"),
    "alarm_taken": gettext_lazy("Alarm that somebody has"),
    "incident": gettext_lazy("Incident"),
    "dispatch": gettext_lazy("Running dispatch"),
    "review": gettext_lazy("To be seen by a second person"),
    "promise": gettext_lazy("Promise"),
    "step": gettext_lazy("Late step of a playbook"),
    "intake": gettext_lazy("Message that nobody has looked at"),
    "unfiled": gettext_lazy("Signal that nobody filed"),
    "compromised": gettext_lazy("Compromised channel"),
}
GATES = {
    "third_party_ready": gettext_lazy("a neutral third person is ready to call"),
    "verified_or_limited_help": gettext_lazy("verified, or help is limited until then"),
    "psych_ok": gettext_lazy("the psychologist agrees"),
    "private_talk_ok": gettext_lazy("we talked in private"),
    "no_victim_traits": gettext_lazy("nothing in it points to the victim"),
    "two_person_decision": gettext_lazy("two people decided"),
    "consent_un": gettext_lazy("consent for the United Nations"),
    "consent_medical": gettext_lazy("consent for medical evidence"),
    "contact_not_on_danger_list": gettext_lazy("the contact is not on the danger list"),
    "budget_approved": gettext_lazy("the money is approved"),
    "purge_done": gettext_lazy("address and route are purged"),
}
