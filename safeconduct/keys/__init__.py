"""Compartments, grants, envelopes and files as rows; the log; sessions' keyrings.

What this part promises:
- a row is an envelope: outside only allow-listed routing columns, inside one signed, typed document;
- a compartment is the only unit of access, and whoever holds a grant, directly or through a team, holds it;
- every write appends one leaf to the one log in the same transaction, so what was deleted, replayed or
  altered does not fit;
- recovery reaches every compartment from the moment it exists;
- nothing here knows what a case is.
"""
