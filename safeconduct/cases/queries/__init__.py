"""Every read of cases, by what it is about; each answer is scoped to who asks."""

from safeconduct.cases.queries.allowing import ConsentBook, ProposalLine, consents, proposals
from safeconduct.cases.queries.asked import LookUpLine, look_ups
from safeconduct.cases.queries.ending import (
    EndingLine,
    Endings,
    EndingSoon,
    ErasedLine,
    ending_soon,
    show_endings,
)
from safeconduct.cases.queries.listing import (
    CaseLine,
    CaseView,
    case,
    links,
    list_cases,
    rooms_due,
    show_case,
)
from safeconduct.cases.queries.reading import (
    ContactSummary,
    EntryLine,
    PersonLine,
    RiskLine,
    contacts,
    persons,
    risk,
    timeline,
)

__all__ = [
    "CaseLine",
    "CaseView",
    "ConsentBook",
    "ContactSummary",
    "EndingLine",
    "EndingSoon",
    "Endings",
    "EntryLine",
    "ErasedLine",
    "LookUpLine",
    "PersonLine",
    "ProposalLine",
    "RiskLine",
    "case",
    "consents",
    "contacts",
    "ending_soon",
    "links",
    "list_cases",
    "look_ups",
    "persons",
    "proposals",
    "risk",
    "rooms_due",
    "show_case",
    "show_endings",
    "timeline",
]
