"""Which characters a typed answer may hold.

What people paste holds invisible things. The rule, for every form:

- refused, with a sentence: the empty byte (it cuts text short in other programs) and half a
  surrogate pair (it cannot be stored at all);
- dropped everywhere: control characters other than tab and newline, and the noncharacters, which
  no export format can carry; other line ends become a newline;
- dropped in one-line answers only: zero-width marks, soft hyphens and direction overrides, because
  two numbers or names that look alike must be alike;
- kept word for word in longer text, and shown isolated (``dir="auto"``, ``<bdi>``) so that an
  override cannot reorder what stands around it. Joiners and left-to-right marks are letters'
  business in several scripts and are kept everywhere.
"""

import re

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_OTHER_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")


def keepable(text: str) -> bool:
    """False if the text holds an empty byte or half a surrogate pair."""
    return _UNKEEPABLE.search(text) is None


def showable(text: str) -> str:
    """The text as it can be sent to a browser again: what cannot be encoded becomes U+FFFD."""
    return _UNKEEPABLE.sub("\ufffd", text)


def as_text(text: str) -> str:
    """Longer text: line ends made one kind, controls dropped, outer blank space taken off."""
    return _CONTROLS.sub("", _OTHER_LINE_ENDS.sub("\n", text)).strip()


def as_line(text: str) -> str:
    """A one-line answer: no invisible characters, any run of blanks is one blank."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", as_text(text))).strip()
