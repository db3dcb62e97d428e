"""Texts by one rule, whichever face they came through.

A form drops from an answer what nobody can see (`web.characters`), since two numbers or names that look alike
must be alike. A program, a story or the command line could bring it in all the same, and with it a name that
reads backwards on every page. So an input's texts are made tidy by the same rule, by the same widgets.
"""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import inspect as types

from safeconduct.web.characters import as_line, as_text

_AS_TYPED = frozenset({"secret", "code", "hidden", "ref", "choice", "choices", "file"})
_SEVERAL = types.ListType | types.VarTupleType | types.SetType | types.FrozenSetType


def tidied(node: types.Type, value: Any, widget: str = "line") -> Any:
    """`value`, plain JSON values meant for the type of `node`, with its texts as a form would send them.

    What is not of that type is left as it is, for whoever decodes it to name.
    """
    match node:
        case types.Metadata():
            return tidied(node.type, value, (node.extra or {}).get("widget", widget))
        case types.UnionType():
            some = [part for part in node.types if not isinstance(part, types.NoneType)]
            return tidied(some[0], value, widget) if len(some) == 1 else value
        case types.StructType() if isinstance(value, Mapping):
            known = {field.encode_name: field.type for field in node.fields}
            return {name: tidied(known[name], one) if name in known else one for name, one in value.items()}
        case types.StrType() if isinstance(value, str):
            return _rule(widget)(value)
        case _ if isinstance(node, _SEVERAL) and isinstance(value, list | tuple):
            return [tidied(node.item_type, one, widget) for one in value]
    return value


def _rule(widget: str) -> Callable[[str], str]:
    if widget in _AS_TYPED:
        return str
    return as_text if widget == "text" else as_line
