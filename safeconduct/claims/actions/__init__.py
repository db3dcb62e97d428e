"""Every change of claims, by what it is about."""

from safeconduct.claims.actions import (
    brought,
    claims,
    clearing,
    correcting,
    drafts,
    grading,
    sources,
    stances,
)

__all__ = ["brought", "claims", "clearing", "correcting", "drafts", "grading", "sources", "stances"]
