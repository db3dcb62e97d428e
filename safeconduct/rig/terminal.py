"""Speaking with whoever sits at the terminal: in their language, and secrets never as arguments."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils import translation

TERMINAL = "/dev/tty"


@contextmanager
def own_language() -> Iterator[None]:
    """Sentences come in the language of the terminal while the block runs."""
    named = (os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next((name for name in named if name), "en").partition(":")[0].partition(".")[0]
    try:
        language = translation.get_supported_language_variant(wanted.replace("_", "-"))
    except LookupError:
        language = "en"
    with translation.override(language):
        yield


def ask(question: str) -> str:
    """One line from the terminal, shown while it is typed. Raises OSError where there is none."""
    with Path(TERMINAL).open("w", encoding="utf-8") as out, Path(TERMINAL).open(encoding="utf-8") as typed:
        out.write(question)
        out.flush()
        return typed.readline().strip()


def lines_of(descriptor: int) -> list[str]:
    """What stands in an open file descriptor, line by line. Raises OSError."""
    with os.fdopen(descriptor, encoding="utf-8") as source:
        return [line.strip() for line in source if line.strip()]


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)
