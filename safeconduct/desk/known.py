"""What the desk may know of a case without opening anything of it."""

from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases import briefs, cards
from safeconduct.desk.documents import CaseRef
from safeconduct.keys.compartments import DESK, well_known


def ref(actor: Actor, case: UUID) -> CaseRef:
    """The code name, and what the desk's own cards say. Raises Refusal NOT_FOUND."""
    code = briefs.brief(actor.keys, case).code
    minor, warning = False, ""
    if actor.keys.holds(well_known(DESK, actor.keys.organisation)):
        said = sorted(cards.numbers(actor.keys).readings.values(), key=lambda one: one.row.leaf)
        for card in (one.document for one in said if one.document.case == case):
            minor = minor if card.minor is None else card.minor
            warning = warning if card.warning is None else card.warning
    return CaseRef(case=case, code=code, minor=minor, warning=warning)
