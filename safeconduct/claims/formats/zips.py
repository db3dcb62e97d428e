"""Members of a ZIP, opened in memory and never beyond what was allowed."""

import zipfile
from io import BytesIO

from safeconduct.claims.formats.extracted import BROKEN, HOSTILE, TOO_MUCH_WORK, Unreadable

MOST_MEMBERS = 5000
MOST_OUT = 64 * 1024 * 1024  # bytes of everything that is opened of one archive


class Archive:
    """A ZIP in memory. A name in it is a word to look for, never a path to write to."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise Unreadable(BROKEN) from None
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            raise Unreadable(HOSTILE)
        self._members = {info.filename: info for info in infos}
        self._left = MOST_OUT

    def names(self) -> list[str]:
        """The names of its members."""
        return list(self._members)

    def open(self, name: str) -> bytes:
        """One member. Raises Unreadable BROKEN, TOO_MUCH_WORK for what unfolds beyond all measure."""
        info = self._members.get(name)
        if info is None or info.flag_bits & 1:  # absent, or under a password
            raise Unreadable(BROKEN)
        with self._zip.open(info) as member:  # what the directory says of its length is not believed
            found = member.read(self._left + 1)
        if len(found) > self._left:
            raise Unreadable(TOO_MUCH_WORK)
        self._left -= len(found)
        return found
