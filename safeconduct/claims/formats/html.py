"""Pages: the text of the article, without what stands around it.

1. What no reader reads goes: scripts, forms, menus, footers, what is hidden, and boxes whose class says
   cookies, related links, sharing, subscription, comments. Nothing that holds half of all text goes for its
   class alone.
2. The article is what the page calls so, or else the element with the most text that is no link.
3. Headline and byline stand apart; captions are paragraphs of their own; credits of pictures go.
4. When it was published and which address is its own is what the page says: a proposal.
"""

from collections.abc import Iterator

from safeconduct.claims.formats import facts, plain
from safeconduct.claims.formats.boxes import furniture, gone
from safeconduct.claims.formats.extracted import Extracted
from safeconduct.claims.formats.tree import Element, tree

_BLOCKS_WORDS = """ address article aside blockquote body caption dd details div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td th tr
ul
    """
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_LINKED = 0.7  # of a short paragraph's letters: such a one leads elsewhere
_SHORT = 200
_MOST = 0.75  # of what is told
_TELLING = frozenset({"p", "ul", "ol", "table", "pre", "blockquote"})


def read(data: bytes) -> Extracted:
    """A page as a file."""
    return page(plain.decode(data, facts.declared_encoding(data)))


def page(text: str) -> Extracted:
    """A page as text."""
    root = tree(text)
    stated = facts.facts(root)
    _leave_out(root)
    body = _article(root)
    title = stated.headline or _headline(body) or _headline(root) or stated.title
    byline = stated.author or facts.byline(body)
    told = [one for one in _paragraphs(body) if not furniture(one) and one not in {title, byline}]
    return Extracted(
        text="\n\n".join(told),
        title=title,
        dated=stated.published or facts.dateline(root),
        reference=stated.address,
        language=stated.language,
        byline=byline,
        kind="html",
    )


def _leave_out(root: Element) -> None:
    """Take out of the tree what is no part of what is told."""
    half = len(root.words()) / 2
    waiting = [root]
    while waiting:
        one = waiting.pop()
        one.children = [child for child in one.children if isinstance(child, str) or not gone(child, half)]
        waiting.extend(child for child in one.children if isinstance(child, Element))


def _article(root: Element) -> Element:
    """What the page calls its article, else the element in which most of the text stands."""
    every = list(root.walk())
    told = _told(root)
    named = [
        one
        for one in every
        if one.tag in {"article", "main"}
        or one.attributes.get("role") == "main"
        or one.attributes.get("itemprop") == "articleBody"
    ]
    body = next((one for one in every if one.tag == "body"), root)
    best = max(named, key=lambda one: (told[one], one.tag == "article"), default=body)
    if named and told[best] * 3 > told[body]:
        return best
    return _densest(body, told)


def _densest(body: Element, told: dict[Element, int]) -> Element:
    """Step into the child that holds most of what is told, as long as one does."""
    while True:
        inner = [one for one in body.children if isinstance(one, Element)]
        best = max(inner, key=told.__getitem__, default=None)
        if best is None or best.tag in _TELLING or told[best] < _MOST * told[body]:
            return body
        body = best


def _told(root: Element) -> dict[Element, int]:
    """How many characters outside of links each element holds, in one walk."""
    linked: set[Element] = set()
    for one in root.walk():  # what holds comes before what is inside
        if one.tag == "a" or one in linked:
            linked |= {one, *(child for child in one.children if isinstance(child, Element))}
    told: dict[Element, int] = {}
    for one in reversed(list(root.walk())):  # what is inside comes before what holds it
        own = sum(len(child.strip()) for child in one.children if isinstance(child, str))
        inner = sum(told[child] for child in one.children if isinstance(child, Element))
        told[one] = inner + (0 if one in linked else own)
    return told


def _headline(within: Element) -> str:
    found = next((one for one in within.walk() if one.tag == "h1"), None)
    return " ".join(found.words().split()) if found else ""


def _paragraphs(body: Element) -> Iterator[str]:
    for line, linked in _lines(body):
        text = "\n".join(filter(None, (" ".join(part.split()) for part in "".join(line).split("\n"))))
        if text and not (linked >= _LINKED * len(text) and len(text) < _SHORT):
            yield text


def _lines(body: Element) -> Iterator[tuple[list[str], int]]:
    """Runs of text between the edges of blocks, each with how many of its characters are links."""
    run: list[str] = []
    linked = 0
    for said, in_link in _said(body, in_link=False):
        if said is None:
            yield run, linked
            run, linked = [], 0
        else:
            run.append(said)
            linked += len(said.strip()) if in_link else 0
    yield run, linked


def _said(one: Element, *, in_link: bool) -> Iterator[tuple[str | None, bool]]:
    """Text as it stands, None at the edge of a block. Line ends of the source are blanks, <br> is one."""
    edge = one.tag in _BLOCKS
    if edge:
        yield None, False
    in_link = in_link or one.tag == "a"
    for child in one.children:
        if isinstance(child, Element):
            yield from _said(child, in_link=in_link)
        else:
            yield child if one.tag == "pre" else child.replace("\n", " "), in_link
    if one.tag == "br":
        yield "\n", False
    elif one.tag in {"td", "th"}:
        yield " ", False
    if edge:
        yield None, False
