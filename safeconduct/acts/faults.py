"""What is wrong with an input, field by field, with the code of each fault."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from safeconduct.kernel.errors import define
from safeconduct.kernel.text import N_
from safeconduct.web.wording import TOO_FEW, TOO_LONG, TOO_MANY, TOO_SHORT

UNKNOWN_FIELD = define("unknown_field", 422, N_("There is no field of this name."))
WRONG_TYPE = define("wrong_type", 422, N_("This is not the kind of answer that is expected here."))
NO_ZONE = define("no_zone", 422, N_("Say in which time zone this is."))
OUT_OF_RANGE = define("out_of_range", 422, N_("This is outside the possible range."))


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field; `values` fill the sentence of the code."""

    code: str
    values: Mapping[str, object]


Faults = dict[str, Fault]


def fault(code: str, path: str, faults: Faults, **values: object) -> None:
    """Write down what is wrong with the field of this path."""
    faults[path] = Fault(code, values)


def fault_unless(fits: bool, code: str, path: str, faults: Faults) -> None:
    """Write it down unless the field is as it must be."""
    if not fits:
        fault(code, path, faults)


def fits_count(node: Any, count: int, path: str, faults: Faults) -> bool:
    """Whether as many stand there as the type allows; what is wrong with it is written down."""
    if node.max_length is not None and count > node.max_length:
        fault(TOO_MANY, path, faults, count=count, limit=node.max_length)
    elif node.min_length is not None and count < node.min_length:
        fault(TOO_FEW, path, faults, count=count, limit=node.min_length)
    return path not in faults


def fits_length(node: Any, length: int, path: str, faults: Faults) -> bool:
    """Whether it is as long as the type allows; what is wrong with it is written down."""
    if node.max_length is not None and length > node.max_length:
        fault(TOO_LONG, path, faults, length=length, limit=node.max_length)
    elif node.min_length is not None and length < node.min_length:
        fault(TOO_SHORT, path, faults, length=length, limit=node.min_length)
    return path not in faults
