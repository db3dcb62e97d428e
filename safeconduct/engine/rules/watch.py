"""What the auditor may find, what is said about it, and whom it wakes."""

from enum import StrEnum

from safeconduct.engine.documents import Everyone, OnShift, Plan, Repeat, Step
from safeconduct.kernel.text import N_


class Finding(StrEnum):
    """A code for each thing that can be wrong; the codes alone stand in the clear."""

    SILENT = "silent"
    BLIND = "blind"
    UNWATCHED = "unwatched"
    OVERDUE = "overdue"
    UNARMED = "unarmed"
    ALTERED = "altered"
    MISSING = "missing"
    ROLLED_BACK = "rolled_back"
    UNDONE = "undone"
    NOBODY = "nobody"
    NO_CHANNEL = "no_channel"
    WATCHER = "watcher"
    DISK = "disk"
    OUTAGE = "outage"
    FORGED = "forged"
    LETTERS = "letters"


SAYS: dict[Finding, str] = {
    Finding.SILENT: N_("The engine does not run. No alarm is being sent."),
    Finding.BLIND: N_("The engine is blind: it waits for its boot secret. No alarm is being sent."),
    Finding.UNWATCHED: N_("The auditor does not run: nobody watches the engine."),
    Finding.OVERDUE: N_("Something was due and was not done."),
    Finding.UNARMED: N_("An alarm had neither an owner nor a next step. It was armed again."),
    Finding.ALTERED: N_("The database was changed outside Safeconduct: a row of the engine does not fit."),
    Finding.MISSING: N_("The database was changed outside Safeconduct: a row of the engine is gone."),
    Finding.ROLLED_BACK: N_("The log is not what it was: an older copy of the database was put back."),
    Finding.UNDONE: N_("An order to the engine could not be carried out."),
    Finding.NOBODY: N_("Nobody can be reached: no member has told the engine an address."),
    Finding.NO_CHANNEL: N_("No message can be sent: no channel is set up."),
    Finding.WATCHER: N_("The watcher outside does not answer."),
    Finding.DISK: N_("The disk is nearly full. Ordinary writes are refused; alarms go on."),
    Finding.OUTAGE: N_("The engine was away. Check-ins that could not be made meanwhile ask first."),
    Finding.FORGED: N_("A message at a provider's door was not signed by the provider."),
    Finding.LETTERS: N_("A message came in while nobody was at the desk."),
}

# An alarm about these could call nobody: every page says them, and the watcher outside stops hearing from us.
UNCALLED = frozenset({Finding.SILENT, Finding.BLIND, Finding.NOBODY, Finding.NO_CHANNEL})

# What cannot wait for the morning. The rest is said at the desk, and in the open hours by a call.
_EMERGENCIES = frozenset(
    {
        Finding.OVERDUE,
        Finding.UNARMED,
        Finding.ALTERED,
        Finding.MISSING,
        Finding.ROLLED_BACK,
        Finding.UNDONE,
        Finding.DISK,
    }
)
_DESK = frozenset({Finding.LETTERS, Finding.OUTAGE})

ROLE_OF_THE_DESK, ROLE_OF_THE_HOUSE = "operator", "coordinator"


def is_emergency(finding: Finding) -> bool:
    return finding in _EMERGENCIES


def plan_for(finding: Finding) -> Plan:
    """The plan of an alarm that the engine raises itself: who is on duty, then everybody, for ever."""
    role = ROLE_OF_THE_DESK if finding in _DESK else ROLE_OF_THE_HOUSE
    return Plan(
        steps=[
            Step(who=OnShift(role=role), wait_s=120),
            Step(who=Everyone(roles=["coordinator", "admin"]), wait_s=180),
        ],
        then=Repeat(every_s=300, widen=[Step(who=Everyone())]),
    )
