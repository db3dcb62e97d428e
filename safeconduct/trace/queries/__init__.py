"""Every read of trace, by what it is about; each answer is scoped to who asks."""

from safeconduct.trace.queries.asked import (
    AnswerLine,
    AttemptLine,
    QuestionLine,
    VisitLine,
    answers,
    attempts,
    inquiries,
    visits,
)
from safeconduct.trace.queries.custody import (
    ClockLine,
    CustodyLine,
    PersonLine,
    ReachLine,
    clocks,
    custody,
    reach,
    whereabouts,
)
from safeconduct.trace.queries.held import HeldLine, held

__all__ = [
    "AnswerLine",
    "AttemptLine",
    "ClockLine",
    "CustodyLine",
    "HeldLine",
    "PersonLine",
    "QuestionLine",
    "ReachLine",
    "VisitLine",
    "answers",
    "attempts",
    "clocks",
    "custody",
    "held",
    "inquiries",
    "reach",
    "visits",
    "whereabouts",
]
