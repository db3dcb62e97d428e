"""Word's documents: the paragraphs of the body. Macros, pictures and links outside are never looked at.

XML is read by expat with every declaration refused: without entities nothing unfolds and nothing is fetched.
"""

from typing import NoReturn
from xml.parsers import expat  # declarations, and with them entities, are refused

from safeconduct.claims.formats.extracted import BROKEN, HOSTILE, Extracted, Unreadable
from safeconduct.claims.formats.zips import Archive

BODY, NOTES, ABOUT = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml"), "docProps/core.xml"
_LEFT_OUT = frozenset({"w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pict", "mc:Fallback"})
_DEEPEST = 500


class _Text:
    """What expat tells of a part, as paragraphs."""

    def __init__(self, words: str, paragraph: str = "") -> None:
        self.paragraphs: list[str] = []
        self._words, self._paragraph = words, paragraph
        self._line: list[str] = []
        self._depth = self._hidden = self._taking = 0

    def begin(self, name: str, _attributes: object) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable(HOSTILE)
        self._hidden += name in _LEFT_OUT
        self._taking += name == self._words
        if name in {"w:br", "w:cr"}:
            self._line.append("\n")
        elif name == "w:tab":
            self._line.append(" ")

    def end(self, name: str) -> None:
        self._depth -= 1
        self._hidden -= name in _LEFT_OUT
        self._taking -= name == self._words
        if name == (self._paragraph or self._words):
            self.paragraphs.append("".join(self._line))
            self._line.clear()

    def words(self, text: str) -> None:
        if self._taking and not self._hidden:
            self._line.append(text)


def read(data: bytes) -> Extracted:
    """Raises Unreadable."""
    archive = Archive(data)
    if BODY not in archive.names():
        raise Unreadable(BROKEN)
    paragraphs = _paragraphs(archive.open(BODY), "w:t", "w:p")
    for part in NOTES:
        if part in archive.names():
            paragraphs += _paragraphs(archive.open(part), "w:t", "w:p")
    title = ""
    if ABOUT in archive.names():
        title = next(iter(_paragraphs(archive.open(ABOUT), "dc:title")), "")
    return Extracted(text="\n\n".join(filter(str.strip, paragraphs)), title=title, kind="docx")


def _paragraphs(xml: bytes, words: str, paragraph: str = "") -> list[str]:
    reader, found = expat.ParserCreate(), _Text(words, paragraph)
    reader.StartDoctypeDeclHandler = _refuse
    reader.EntityDeclHandler = _refuse
    reader.ExternalEntityRefHandler = _refuse
    reader.StartElementHandler, reader.EndElementHandler = found.begin, found.end
    reader.CharacterDataHandler = found.words
    reader.buffer_text = True
    try:
        reader.Parse(xml, True)
    except expat.ExpatError:
        raise Unreadable(BROKEN) from None
    return found.paragraphs


def _refuse(*_declared: object) -> NoReturn:
    raise Unreadable(HOSTILE)
