"""Every change at the desk; one function per verb, by what it is about."""

from safeconduct.desk.actions import (
    alarms,
    compromised,
    dispatch,
    filing,
    handover,
    incidents,
    intakes,
    playbooks,
    promises,
    scene,
    signals,
)

__all__ = [
    "alarms",
    "compromised",
    "dispatch",
    "filing",
    "handover",
    "incidents",
    "intakes",
    "playbooks",
    "promises",
    "scene",
    "signals",
]
