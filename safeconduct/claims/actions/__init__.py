"""Every change of claims, by what it is about."""

from safeconduct.claims.actions import claims, sources

__all__ = ["claims", "sources"]
