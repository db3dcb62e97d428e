"""What of a query may stand in an address.

Addresses end in histories, logs and shoulders' views: handles, choices, figures and dates may stand
there, words that somebody typed may not.
"""

from typing import Any

import msgspec
from django.http import QueryDict
from msgspec import inspect as types

from safeconduct.acts.decode import shape
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_

NOT_IN_ADDRESS = define(
    "not_in_address",
    422,
    N_("Addresses end in histories and logs: send this query with POST."),
)

_PLAIN = types.UUIDType | types.LiteralType | types.EnumType | types.IntType | types.BoolType | types.DateType


def fields(kind: type[msgspec.Struct]) -> dict[str, types.Field]:
    """The fields of an input by the names that JSON gives them."""
    root = shape(kind)
    return {field.encode_name: field for field in root.fields} if isinstance(root, types.StructType) else {}


def may_stand(field: types.Field) -> bool:
    """Whether the field may be asked by in an address."""
    return isinstance(_bare(field.type), _PLAIN)


def parameters(kind: type[msgspec.Struct], given: QueryDict) -> dict[str, Any]:
    """A query string as plain values. Raises Refusal INVALID for what may not stand there."""
    known = fields(kind)
    typed = {name: field for name, field in known.items() if not may_stand(field)}
    if wordy := typed.keys() & given.keys():
        raise Refusal(INVALID, fields=dict.fromkeys(wordy, NOT_IN_ADDRESS))
    return {name: _read(known.get(name), str(given[name])) for name in given}


def _bare(node: types.Type) -> types.Type:
    """The type without annotations and without `| None`."""
    while True:
        if isinstance(node, types.Metadata):
            node = node.type
        elif isinstance(node, types.UnionType) and len(parts := _some(node)) == 1:
            node = parts[0]
        else:
            return node


def _some(node: types.UnionType) -> list[types.Type]:
    return [part for part in node.types if not isinstance(part, types.NoneType)]


def _read(field: types.Field | None, text: str) -> Any:
    """A figure or a yes as such; anything else is judged as the text that it is."""
    node = None if field is None else _bare(field.type)
    if not isinstance(node, types.IntType | types.BoolType):
        return text
    try:
        return msgspec.convert(text, int if isinstance(node, types.IntType) else bool, strict=False)
    except msgspec.ValidationError:
        return text
