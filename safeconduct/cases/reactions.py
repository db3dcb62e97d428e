"""What cases do when something happened; so far only what a member's presence does by itself."""

from safeconduct.cases import attend

__all__ = ["attend"]  # imported for what it registers
