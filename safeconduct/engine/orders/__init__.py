"""What members ask of the engine, from inside their actions.

Each function writes rows in the caller's transaction and wakes the loop once that is committed. None
waits for the engine: a dead engine loses no order, and the first owner of an alarm is decided here.
All raise RuntimeError outside a transaction and Refusal NOT_FOUND for alarms that are not theirs to see.
"""

from safeconduct.engine.orders.alarms import (
    call_off,
    callsign,
    close,
    give_back,
    move,
    plan_at,
    raise_alarm,
    reopen,
    replan,
    still_on_it,
    take,
    widen,
)
from safeconduct.engine.orders.codes import code_sent, send_code
from safeconduct.engine.orders.halves import (
    end_half,
    give_half,
    half,
    release_half,
    use_half,
)

__all__ = [
    "call_off",
    "callsign",
    "close",
    "code_sent",
    "end_half",
    "give_back",
    "give_half",
    "half",
    "move",
    "plan_at",
    "raise_alarm",
    "release_half",
    "reopen",
    "replan",
    "send_code",
    "still_on_it",
    "take",
    "use_half",
    "widen",
]
