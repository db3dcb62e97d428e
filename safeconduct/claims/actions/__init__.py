"""Every change of claims, by what it is about."""

from safeconduct.claims.actions import brought, claims, correcting, drafts, grading, sources, stances

__all__ = ["brought", "claims", "correcting", "drafts", "grading", "sources", "stances"]
