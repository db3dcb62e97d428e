"""Every change of claims, by what it is about."""

from safeconduct.claims.actions.claims import AddClaim, add_claim
from safeconduct.claims.actions.sources import AddSource, DateSource, add_source, date_source

__all__ = ["AddClaim", "AddSource", "DateSource", "add_claim", "add_source", "date_source"]
