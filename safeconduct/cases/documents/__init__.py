"""The typed documents inside the envelopes of cases, by what they are about.

Instants are aware, in UTC. Codes (states, channels, uses) are explained in `words`.
"""

from safeconduct.cases.documents.brief import Assignment, Brief, Due, Vouch
from safeconduct.cases.documents.cards import DeskCard, Finding, LookUp, Spellings
from safeconduct.cases.documents.consent import (
    ConsentDocument,
    Directive,
    DisclosureUse,
    LegalFlag,
    Verification,
    Withdrawal,
)
from safeconduct.cases.documents.course import EntryDocument, RiskReview
from safeconduct.cases.documents.digests import (
    Allowed,
    ConsentCount,
    DigestLine,
    NameCard,
    NeverPublish,
    Verdict,
    VerdictStop,
)
from safeconduct.cases.documents.ending import (
    EndNotice,
    ErasedRoom,
    ErasureWish,
    KeptRoom,
    LiftedHold,
)
from safeconduct.cases.documents.gate import Decision, DecisionReasons, Proposal
from safeconduct.cases.documents.people import (
    ContactDocument,
    ContactState,
    LinkDocument,
    PersonDocument,
    PersonName,
)

__all__ = [
    "Allowed",
    "Assignment",
    "Brief",
    "ConsentCount",
    "ConsentDocument",
    "ContactDocument",
    "ContactState",
    "Decision",
    "DecisionReasons",
    "DeskCard",
    "DigestLine",
    "Directive",
    "DisclosureUse",
    "Due",
    "EndNotice",
    "EntryDocument",
    "ErasedRoom",
    "ErasureWish",
    "Finding",
    "KeptRoom",
    "LegalFlag",
    "LiftedHold",
    "LinkDocument",
    "LookUp",
    "NameCard",
    "NeverPublish",
    "PersonDocument",
    "PersonName",
    "Proposal",
    "RiskReview",
    "Spellings",
    "Verdict",
    "VerdictStop",
    "Verification",
    "Vouch",
    "Withdrawal",
]
