"""Alarms that the engine and its auditor raise themselves: by an order, like everybody's."""

from datetime import datetime

from django.db import transaction

from safeconduct.engine import orders, own
from safeconduct.engine.documents import AlarmNote
from safeconduct.engine.models import Alarm
from safeconduct.engine.rules.alarm import State
from safeconduct.engine.rules.watch import SAYS, Finding, is_emergency, plan_for
from safeconduct.engine.sight import Sight
from safeconduct.keys.compartments import DESK, well_known


def raise_own(sight: Sight, finding: Finding, now: datetime) -> bool:
    """Order an alarm about `finding` for the desk; False while one about the same is open or taken: a
    fault that lasts is one alarm."""
    with transaction.atomic():
        if finding in standing_findings(sight):
            return False
        emergency = is_emergency(finding)
        note = AlarmNote(kind=finding.value, title=SAYS[finding], at=now, emergency=emergency)
        orders.raise_alarm(
            sight.keyring,
            kind=finding.value,
            emergency=emergency,
            plan=plan_for(finding),
            notes={well_known(DESK, sight.keyring.organisation): note},
        )
    return True


def standing_findings(sight: Sight) -> set[Finding]:
    """What the engine's own open and taken alarms are about."""
    kinds = set()
    for row in Alarm.objects.exclude(state=State.CLOSED.value):
        try:
            card = own.alarm_card(sight, row)
        except own.Altered:
            continue  # such a row is a finding itself
        if card.raised_by == sight.handle:
            kinds.add(card.kind)
    return {finding for finding in Finding if finding.value in kinds}
