"""What members do with people; loading this package puts all of it into the registry."""

from safeconduct.people.actions import (
    enrolment,
    founding,
    locks,
    membership,
    own,
    recovery,
    shifts,
    vouching,
    ways,
)

__all__ = ["enrolment", "founding", "locks", "membership", "own", "recovery", "shifts", "vouching", "ways"]
