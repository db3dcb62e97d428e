"""What may be read of the desk, each answer already scoped to who asks."""

from safeconduct.desk import offers
from safeconduct.desk.queries import alarms, going, incoming, signals, work

__all__ = ["alarms", "going", "incoming", "offers", "signals", "work"]
