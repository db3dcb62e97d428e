"""HTML as a tree of elements, as forgiving as pages demand and never deeper than is safe.

The standard library's parser is written in Python: a page could make it slow, not make it do something else.
It looks for the end of each tag and comment anew, to the end of the page; here it never looks twice for an
end that is not there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
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
_END_OF_COMMENT = re.compile(r"--!?>")
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
        self._comments_end = True

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

    def parse_html_declaration(self, i: int) -> int:
        """What begins with `<!`: a comment, or something that ends with the next `>` (HTML, 13.2.5.42)."""
        return self.parse_comment(i) if self.rawdata.startswith("<!--", i) else self.parse_bogus_comment(i)

    def parse_comment(self, i: int, report: int = 1) -> int:  # noqa: ARG002  (of the method it replaces)
        """Where the comment ends; -1 where it does not, and then no later one does."""
        found = _END_OF_COMMENT.search(self.rawdata, i + 4) if self._comments_end else None
        self._comments_end = found is not None
        return found.end() if found else -1

    def _close(self, tag: str, *, implied: bool) -> None:
        """Close the innermost open `tag`; an implied end does not reach out of what holds it."""
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return
            if implied and self._open[at].tag in _HOLDS:
                return


def tree(page: str) -> Element:
    """The page as a tree. After the last `>` nothing is markup any more: no tag that began there ends."""
    builder = _Builder()
    end = page.rfind(">") + 1
    builder.feed(page[:end])
    builder.close()
    if end < len(page):
        builder.handle_data(unescape(page[end:]))
    return builder.root
