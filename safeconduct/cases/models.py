"""Rows of cases. No clear column of their own: a row is told from another by its table and its room."""

from safeconduct.cases import documents
from safeconduct.keys.models import SealedRow


class Case(SealedRow):
    """The brief of a case, in a compartment of its own; its handle is the case's."""

    DOCUMENT = documents.Brief
    AUTHORS = frozenset({"operator", "coordinator"})


class TeamVouch(SealedRow):
    """Who works on a case, by a coordinator's signature; lies in the brief's compartment."""

    DOCUMENT = documents.Vouch
    AUTHORS = frozenset({"coordinator"})


class RoomDue(SealedRow):
    """A room whose readers are not yet those who should be; lies in the brief's compartment."""

    MAY_GO = True
    DOCUMENT = documents.Due


class Person(SealedRow):
    """A person at risk, in the identity room."""

    DOCUMENT = documents.PersonDocument


class Contact(SealedRow):
    """A way to reach somebody, in the contacts room."""

    DOCUMENT = documents.ContactDocument


class ContactMark(SealedRow):
    """A change of a contact's state, in the contacts room."""

    DOCUMENT = documents.ContactState


class LinkedPerson(SealedRow):
    """Somebody who stands in a phone, in the contacts room."""

    DOCUMENT = documents.LinkDocument


class TimelineEntry(SealedRow):
    """What happened or was done, in the timeline room."""

    DOCUMENT = documents.EntryDocument


class Risk(SealedRow):
    """A risk review, in the timeline room."""

    DOCUMENT = documents.RiskReview
    AUTHORS = frozenset({"operator", "coordinator", "lawyer"})


class Consent(SealedRow):
    """Consent to uses and audiences, in the consent room."""

    DOCUMENT = documents.ConsentDocument


class ConsentWithdrawal(SealedRow):
    """The end of a consent, in the consent room."""

    DOCUMENT = documents.Withdrawal


class ConsentVerification(SealedRow):
    """Consent from custody repeated in private, in the consent room."""

    DOCUMENT = documents.Verification
    AUTHORS = frozenset({"lawyer", "documenter", "operator"})


class AdvanceDirective(SealedRow):
    """What a person wants to happen if they vanish, in the consent room."""

    DOCUMENT = documents.Directive


class LegalHold(SealedRow):
    """A legal reason against disclosures, in the consent room."""

    DOCUMENT = documents.LegalFlag


class Disclosure(SealedRow):
    """A use of a consent, in the consent room."""

    DOCUMENT = documents.DisclosureUse


class GateProposal(SealedRow):
    """Something to be told to the outside, in the room of its kind."""

    DOCUMENT = documents.Proposal


class GateDecision(SealedRow):
    """Somebody's word on a proposal, in the proposal's room."""

    DOCUMENT = documents.Decision


class DecisionReasons(SealedRow):
    """Why a statement was let through or returned, in the consent room: press reads the statement's own."""

    DOCUMENT = documents.DecisionReasons
    AUTHORS = frozenset({"coordinator", "lawyer", "documenter"})


class NumberCard(SealedRow):
    """A number by which the desk recognises a case, sealed to the desk."""

    MAY_GO = True
    DOCUMENT = documents.DeskCard


class SpellingCard(SealedRow):
    """A person's names, sealed to the coordinators and to each assigned member who may know them."""

    MAY_GO = True
    DOCUMENT = documents.Spellings


class Asked(SealedRow):
    """A look-up, sealed to the coordinators; a copy to the member who asked."""

    DOCUMENT = documents.LookUp


class EndNotice(SealedRow):
    """The end of a room, said beforehand; lies in the brief's compartment, as all about ends."""

    DOCUMENT = documents.EndNotice
    AUTHORS = frozenset({"coordinator"})


class KeptRoom(SealedRow):
    """A room is kept longer, or under a legal hold."""

    DOCUMENT = documents.KeptRoom
    AUTHORS = frozenset({"coordinator", "lawyer"})


class LiftedHold(SealedRow):
    """The end of a legal hold."""

    DOCUMENT = documents.LiftedHold
    AUTHORS = frozenset({"lawyer"})


class ErasureWish(SealedRow):
    """One person wants a room erased at once."""

    MAY_GO = True
    DOCUMENT = documents.ErasureWish
    AUTHORS = frozenset({"coordinator", "lawyer"})


class ErasedRoom(SealedRow):
    """A room was erased."""

    DOCUMENT = documents.ErasedRoom
    AUTHORS = frozenset({"coordinator"})


class NameCard(SealedRow):
    """A person without their name, for who may know no more."""

    DOCUMENT = documents.NameCard
    AUTHORS = frozenset({"operator", "coordinator", "lawyer"})


class DigestLine(SealedRow):
    """That something happened, without what."""

    DOCUMENT = documents.DigestLine
    AUTHORS = frozenset({"operator", "coordinator", "lawyer"})


class Verdict(SealedRow):
    """What may be said in public; made by who reads the consents and the names alike."""

    DOCUMENT = documents.Verdict
    AUTHORS = frozenset({"coordinator"})


class VerdictStop(SealedRow):
    """The end of every verdict until then; whoever may write down a withdrawal may write this."""

    DOCUMENT = documents.VerdictStop


class ConsentCount(SealedRow):
    """How many consents stand."""

    DOCUMENT = documents.ConsentCount
    AUTHORS = frozenset({"coordinator"})


class NeverPublish(SealedRow):
    """Words that must not stand in public, for who approves what does."""

    DOCUMENT = documents.NeverPublish
    AUTHORS = frozenset({"operator", "coordinator", "lawyer", "passage"})
