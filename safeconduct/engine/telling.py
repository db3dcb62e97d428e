"""Saying to an alarm's audiences what happened to it."""

from collections.abc import Iterable
from uuid import UUID

import structlog
from django.db import transaction

from safeconduct.engine.documents import AlarmProgress, Course
from safeconduct.engine.models import Progress
from safeconduct.engine.sight import Sight
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows

log = structlog.get_logger()


def tell(
    sight: Sight, alarm: UUID, audiences: Iterable[UUID], *course: Course, told: Iterable[UUID] = ()
) -> None:
    """Append `course` to the notes of each audience but those already `told`.

    An audience that cannot be told (its compartment is gone, its public half was swapped) must not stop
    the alarm: it goes on, and `verify` names what is wrong.
    """
    for audience in set(audiences) - set(told):
        progress = AlarmProgress(course=list(course))
        try:
            with transaction.atomic():
                rows.insert(sight.keyring, Progress, audience, progress, alarm=alarm)
        except (*rows.UNREADABLE, Refusal) as fault:
            log.error("audience_not_told", exc_info=fault)
