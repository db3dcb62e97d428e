"""The folders of the house, from the bottom up.

Django's applications, the translations, the pages and the wiring all walk this one list.
"""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent

FOLDERS = (
    "kernel",
    "vault",
    "places",
    "web",
    "keys",
    "acts",
    "people",
    "channels",
    "engine",
    "cases",
    "claims",
    "desk",
    "trace",
    "passage",
    "record",
    "voice",
    "reckon",
    "rig",
    "config",
)


def standing() -> tuple[str, ...]:
    """The folders that exist: a folder appears with the first code that needs it."""
    return tuple(name for name in FOLDERS if (PACKAGE / name / "__init__.py").is_file())


def modules(name: str) -> tuple[str, ...]:
    """Dotted names of the modules called `name`, one for each folder that has it."""
    dotted = (f"safeconduct.{folder}.{name}" for folder in standing())
    return tuple(module for module in dotted if find_spec(module) is not None)
