"""Names in a story: `${sig.id}` stands for what an earlier step gave."""

import re
from typing import Any

from safeconduct.rig.story.script import Block, Unreadable

_NAME = re.compile(r"\$\{([a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}", re.IGNORECASE)


def resolve(value: Any, known: dict[str, Any], line: int) -> Any:
    """Put what is known in the place of every name. Raises Unreadable for a name nobody gave."""
    if isinstance(value, dict):
        lines = value.lines if isinstance(value, Block) else {}
        return {key: resolve(part, known, lines.get(key, line)) for key, part in value.items()}
    if isinstance(value, list):
        return [resolve(part, known, line) for part in value]
    if not isinstance(value, str):
        return value
    whole = _NAME.fullmatch(value)
    if whole:
        return _look_up(whole[1], known, line)
    return _NAME.sub(lambda found: str(_look_up(found[1], known, line)), value)


def _look_up(path: str, known: dict[str, Any], line: int) -> Any:
    at: Any = known
    for part in path.split("."):
        try:
            at = at[int(part)] if isinstance(at, list) else at[part]
        except (KeyError, IndexError, ValueError, TypeError):
            raise Unreadable(line, f"${{{path}}} is not known at this point") from None
    return at
