"""Every change at the desk; one function per verb, by what it is about."""

from safeconduct.desk.actions import (
    addresses,
    alarms,
    compromised,
    dispatch,
    filing,
    going,
    handover,
    incidents,
    intakes,
    linking,
    playbooks,
    promises,
    readiness,
    reports,
    signals,
)

__all__ = [
    "addresses",
    "alarms",
    "compromised",
    "dispatch",
    "filing",
    "going",
    "handover",
    "incidents",
    "intakes",
    "linking",
    "playbooks",
    "promises",
    "readiness",
    "reports",
    "signals",
]
