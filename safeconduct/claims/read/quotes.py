"""Where quotation marks open and close, in any of the usual pairs, also over several paragraphs. Pure."""

from collections.abc import Iterable, Sequence

from safeconduct.claims.read.language import Block, Quoted

PAIRS = {"«": "»", "“": "”", "„": "“”", '"': '"', "‹": "›", "‘": "’"}
_OPENS_AFTER = set(" \t\n\r\xa0([{—–-:;,.…/\"'«“„‹‘")
_APOSTROPHE = "’"


def quoted(text: str, blocks: Iterable[Block]) -> list[Quoted]:
    """Everything inside quotation marks, the outermost pair alone, in order.

    A quotation that is not closed in its paragraph goes on in the next one if that opens with a mark again,
    as printers do it; otherwise it ends with its paragraph.
    """
    blocks = list(blocks)
    found: list[Quoted] = []
    for place, block in enumerate(blocks):
        last = _in_block(text, block, found)
        if last is not None:
            found.append(Quoted(last + 1, block.end, goes_on=_opens(text, blocks[place + 1 : place + 2])))
    return found


def _opens(text: str, following: Sequence[Block]) -> bool:
    return any(text[block.start : block.start + 1] in PAIRS for block in following)


def _in_block(text: str, block: Block, found: list[Quoted]) -> int | None:
    """Adds what is closed in the block; where the mark stands that is still open at its end."""
    at, opened, depth = block.start, None, 0
    while at < block.end:
        sign = text[at]
        if opened is None:
            if sign in PAIRS and _may_open(text, at, block):
                opened, depth = at, 1
        elif sign in PAIRS[text[opened]] and _may_close(text, at, block):
            depth -= 1
            if depth == 0:
                found.append(Quoted(opened + 1, at))
                opened = None
        elif sign == text[opened] and sign != '"':
            depth += 1  # «one «inside» another»
        at += 1
    return opened


def _may_open(text: str, at: int, block: Block) -> bool:
    """A mark opens at the beginning of a word: an apostrophe or an inch sign does not."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return (before in _OPENS_AFTER or not before.isalnum()) and not after.isspace()


def _may_close(text: str, at: int, block: Block) -> bool:
    """A single mark between letters, or before a letter, is an apostrophe."""
    if text[at] != _APOSTROPHE:
        return text[at] != '"' or not (
            at + 1 < block.end and text[at + 1].isalnum() and text[at - 1].isspace()
        )
    return not (at + 1 < block.end and text[at + 1].isalnum())
