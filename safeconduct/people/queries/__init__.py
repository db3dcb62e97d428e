"""What can be asked about people; loading this package puts all of it into the registry."""

from safeconduct.people.queries import coming, house, members

__all__ = ["coming", "house", "members"]
