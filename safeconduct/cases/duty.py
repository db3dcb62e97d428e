"""Who takes a new case: the coordinators, those on duty first."""

import secrets
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.keys import certificates
from safeconduct.people import duty


def coordinators(actor: Actor) -> list[UUID]:
    """Every coordinator who stands: those on duty first, and among equals in any order."""
    standing = [one.handle for one in certificates.directory(actor.keys).members("coordinator")]
    secrets.SystemRandom().shuffle(standing)
    on_duty = {one.member for one in duty.on_duty(actor.keys) if one.role == "coordinator"}
    return sorted(standing, key=lambda member: member not in on_duty)
