"""What claims do by themselves: in a member's presence."""

from safeconduct.claims.brought import attend

__all__ = ["attend"]  # imported for what it registers
