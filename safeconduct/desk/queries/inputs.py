"""Inputs that several queries share."""

from msgspec import Struct

from safeconduct.acts.policies import roles
from safeconduct.desk import fields as f

DESK = roles("operator", "coordinator")


class Nothing(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """This question needs no answer first."""


class OfIncident(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """Of one incident, or of all."""

    incident: f.IncidentRef | None = None
