"""What the command line says, in the language of the terminal."""

from pathlib import Path

from safeconduct.kernel import speech
from safeconduct.kernel.text import N_

__all__ = ["N_", "_"]

_ = speech.of(Path(__file__).parent)
