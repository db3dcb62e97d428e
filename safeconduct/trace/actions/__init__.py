"""Every change of trace, by what it is about."""

from safeconduct.trace.actions.answers import AmendAnswer, RecordAnswer, amend_answer, record_answer
from safeconduct.trace.actions.attempts import AmendAttempt, LogAttempt, amend_attempt, log_attempt
from safeconduct.trace.actions.inquiries import PutInquiry, put_inquiry
from safeconduct.trace.actions.reading import ReadAnswer, read_answer
from safeconduct.trace.actions.visits import DropVisit, PlanVisit, drop_visit, plan_visit

__all__ = [
    "AmendAnswer",
    "AmendAttempt",
    "DropVisit",
    "LogAttempt",
    "PlanVisit",
    "PutInquiry",
    "ReadAnswer",
    "RecordAnswer",
    "amend_answer",
    "amend_attempt",
    "drop_visit",
    "log_attempt",
    "plan_visit",
    "put_inquiry",
    "read_answer",
    "record_answer",
]
