"""HTML as a tree of elements, as forgiving as pages demand and never deeper than is safe.

The standard library's parser is written in Python: a page can make it slow, not make it do something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

MOST_ELEMENTS = 200_000
_DEEPEST = 200
_VOID_WORDS = """ area base br col embed hr img input link meta param source track wbr
    """
_VOID = frozenset(_VOID_WORDS.split())  # HTML, 13.1.2
_BLOCKS = """ address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2
h3 h4 h5 h6 header hr main nav ol p pre section table ul
"""
# An opening tag of the left closes an open one of the right: end tags that may be left out (HTML, 13.1.2.4).
_CLOSES = {
    "li": {"li", "p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "option": {"option"},
    **{block: {"p"} for block in _BLOCKS.split()},
}
_HOLDS = frozenset({"ul", "ol", "dl", "table", "div", "section", "article", "body", "blockquote", "td"})


@dataclass(eq=False)
class Element:
    """One element: children are elements and strings, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Itself and every element in it, in order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(child for child in reversed(one.children) if isinstance(child, Element))

    def words(self) -> str:
        """All text in it, scripts and styles left out."""
        if self.tag in {"script", "style", "template", "noscript"}:
            return ""
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document")
        self._open = [self.root]
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for closed in _CLOSES.get(tag, ()):
            self._close(closed, implied=True)
        self._count += 1
        if self._count > MOST_ELEMENTS:
            return
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        self._close(tag, implied=False)

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _close(self, tag: str, *, implied: bool) -> None:
        """Close the innermost open `tag`; an implied end does not reach out of what holds it."""
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return
            if implied and self._open[at].tag in _HOLDS:
                return


def tree(page: str) -> Element:
    """The page as a tree."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    return builder.root
