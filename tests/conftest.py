"""What every folder of tests may ask for."""

from tests.browser import chromium

__all__ = ["chromium"]
