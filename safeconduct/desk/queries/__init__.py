"""Every read of the desk, already scoped to who asks."""

from safeconduct.desk.queries import alarms, signals, work

__all__ = ["alarms", "signals", "work"]
