"""Addresses of styles, scripts and pictures that change whenever their content does.

Browsers keep these files for an hour; under an unchanged address they would show the pages of an upgraded
house in the styles of the old one.
"""

from functools import cache
from pathlib import Path
from zlib import crc32

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


@cache
def version(name: str) -> str:
    """What stands behind the question mark. Raises ValueError where there is no such file."""
    found = finders.find(name)
    if not isinstance(found, str):
        raise ValueError(name)
    return f"{crc32(Path(found).read_bytes()):08x}"


class Versioned(StaticFilesStorage):
    """Files as they lie in the folders, each under an address that names its content."""

    def url(self, name: str | None) -> str:
        """Raises ValueError where there is no such file."""
        return f"{super().url(name)}?v={version(name or '')}"
