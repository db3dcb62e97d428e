"""Every change of claims, by what it is about."""

from safeconduct.claims.actions import claims, correcting, grading, sources, stances

__all__ = ["claims", "correcting", "grading", "sources", "stances"]
