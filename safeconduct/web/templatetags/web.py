"""`{% load web %}`: every tag and filter of the design system."""

from safeconduct.web.tags import asking, frame, moments, parts, register

__all__ = ["asking", "frame", "moments", "parts", "register"]
