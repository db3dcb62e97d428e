"""What members do with people; loading this package puts all of it into the registry."""

from safeconduct.people.actions import founding

__all__ = ["founding"]
