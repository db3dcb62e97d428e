"""What the doctor says of one thing."""

from typing import NamedTuple


class Line(NamedTuple):
    """`fit`: True, False (red), or None where it cannot be told or is a choice. `do`: the way out."""

    about: str
    fit: bool | None
    says: str
    do: str = ""
