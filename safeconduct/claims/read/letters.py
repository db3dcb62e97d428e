"""Of a letter: what stands in it but is not of it, the parts that others wrote, and who sent it. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from safeconduct.claims.read.drafts import UNKNOWN
from safeconduct.claims.read.language import Block, Language, Stretch, wordset

_ANSWERED = re.compile(r"(?m)^[ \t]*>.*$")
_WROTE = re.compile(r"(?m)^(?=[^\n>]*\d)[^\n>]{5,120}(?:\n[^\n>]{1,80})?:[ \t]*\n\s*(?=>)")
_UNDER = re.compile(r"(?m)^(?:--[ \t]*$|-{3,}[ \t]*(?:Original|Исходное)\b.*$)")
_ORIGINAL = re.compile(r"-{3}")
LONGEST = 800  # characters that a mail program puts under a letter; more is a part of the text
_PASSED_ON = re.compile(
    r"(?im)^[ \t]*(?:-{2,}[ \t]*)?(?:(?:begin[ \t]+)?forwarded[ \t]+message"
    r"|(?:пересылаемое|пересланное)[ \t]+сообщение|начало[ \t]+переадресованного[ \t]+сообщения)\b.*$"
)
_FROM = re.compile(
    r"(?m)^[ \t*]*(?:From|От|От кого):[ \t*]*(?P<who>[^<\n]{2,80}?)[ \t]*(?:<[^>\n]*>)?[ \t]*$"
)
_HEADERS = 400  # characters in which the name of who wrote it stands
_PROGRAM = re.compile(
    r"(?i)(?:sent\s+(?:from|via|with|using)\s+.{2,40}|get\s+outlook\s+for\s+.{2,20}"
    r"|отправлено\s+(?:с|со|из|через|при\s+помощи)\s+.{2,50})"
)
_ENVELOPE = re.compile(r"\s+(?:via|через)\s+.*$|\s*[(\[].*$")
_NOBODY = wordset(
    "noreply no-reply donotreply mailer-daemon postmaster robot bot info admin administrator support inbox"
    " newsletter notifications notification рассылка робот поддержка уведомления уведомление"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, order=True)
class Part(Stretch):
    """A letter that was passed on within another; `sender`: whoever wrote it."""

    sender: str = ""


def foreign(text: str) -> list[Stretch]:
    """The stretches that are no part of what the letter tells: "> …" with who wrote it, all under "--"."""
    return [*_quoted(text), *_under(text)]


def program(line: str) -> bool:
    """Whether a mail program wrote the line under the letter: "Sent from my phone"."""
    return bool(_PROGRAM.fullmatch(line.strip(" .")))


def passed_on(text: str, blocks: Sequence[Block], language: Language) -> list[Block]:
    """The blocks, those of a letter that was passed on with the voice of who wrote it."""
    found = list(_passed_on(text))
    if not found:
        return list(blocks)
    voices = {part: _own(part, text, blocks, language) for part in found}
    inside = {block: next((part for part in found if part.holds(block)), None) for block in blocks}
    return [
        replace(block, voice=voices[part]) if part is not None and not block.voice else block
        for block, part in inside.items()
    ]


def sent_by(name: str) -> str:
    """The name in a header, if it is one that somebody bears: no "noreply", no address."""
    bare = _ENVELOPE.sub("", name.strip(" '\"")).strip(" '\"")
    words = _WORD.findall(bare)
    if "@" in bare or _NOBODY & {word.casefold() for word in (bare, *words)}:
        return ""
    return bare if any(word[0].isupper() and len(word) > 1 for word in words) else ""


def fuller(signed: str, sender: str) -> str:
    """Who wrote a letter, by the name under it and the one over it: "Brisa H." is Brisa Holloman."""
    rest = iter(_WORD.findall(sender.casefold()))
    mine = _WORD.findall(signed.casefold())
    short = all(any(whole.startswith(word) for whole in rest) for word in mine)
    name = sender if sender and short else signed
    return name if any(len(word) > 1 for word in _WORD.findall(name)) else ""


def _own(part: Part, text: str, blocks: Sequence[Block], language: Language) -> str:
    """Who tells in a letter that was passed on: whoever wrote it, where it speaks in the first person."""
    told = any(language.first_person(block.of(text)) for block in blocks if part.holds(block))
    return (sent_by(part.sender) if told else "") or UNKNOWN


def _passed_on(text: str) -> Iterator[Part]:
    marks = list(_PASSED_ON.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):
        header = _FROM.search(text, mark.end(), min(end, mark.end() + _HEADERS))
        yield Part(mark.start(), end, header["who"] if header else "")


def _quoted(text: str) -> Iterator[Stretch]:
    for pattern in (_ANSWERED, _WROTE):
        for match in pattern.finditer(text):
            yield Stretch(*match.span())


def _under(text: str) -> Iterator[Stretch]:
    for match in _UNDER.finditer(text):
        rest = _ANSWERED.sub("", text[match.end() :]).strip()
        if _ORIGINAL.match(match.group()) or len(rest) <= LONGEST:
            yield Stretch(match.start(), len(text))
            return
