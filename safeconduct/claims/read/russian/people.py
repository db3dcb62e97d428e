"""Persons, places and bodies that a Russian text mentions."""

import re
from collections.abc import Iterator

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.language import Found, Stretch
from safeconduct.claims.read.russian import parts
from safeconduct.claims.read.russian.words import known, lemma, readings

_KINDS = {"PER": Kind.PERSON, "LOC": Kind.PLACE, "ORG": Kind.BODY}
WINDOW = 4000  # characters that the model is given at once
_CAPITAL = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*")
_NAME_GAP = re.compile(r"[ \u00a0]{1,2}|\s?\n[ \t]*")
_INITIALS = re.compile(
    r"(?:\b[А-ЯЁ]\.[ \u00a0]?){1,2}(?=[А-ЯЁ][а-яё])|(?<=[а-яё])[ \u00a0][А-ЯЁ]\.(?:[ \u00a0]?[А-ЯЁ]\.)?"
)
_NUMBERED = re.compile(r"\s*№\s?\d+")
_WORD = re.compile(r"\w+(?:-\w+)*")
BODIES = known(
    """полиция отдел отделение управление прокуратура суд министерство ведомство изолятор колония комендатура
    комитет пресс-служба администрация посольство консульство мвд фсб овд ровд увд омвд гувд умвд росгвардия
    фсин мид сизо ивс омон собр росздрав профсоюз организация группа фонд движение центр редакция"""
)
_OF_BODIES = known("полиция дело внутренний служба мвд республика район область суд город безопасность право")
_NAMES = {"Name", "Surn", "Patr"}


def mentions(text: str) -> list[Found]:
    """In order, none inside another."""
    found = sorted(_by_model(text))
    taken: list[Found] = []
    for one in [*found, *_by_dictionary(text), *_bodies(text)]:
        if not any(one.meets(other) for other in taken):
            taken.append(one)
    return sorted(taken)


def _by_model(text: str) -> Iterator[Found]:
    from razdel import tokenize

    for begin, end in _windows(text):
        if not any(tokenize(text[begin:end])):  # signs that are no words: the model fails on nothing
            continue
        for span in parts.names()(text[begin:end]).spans:
            kind = _KINDS.get(span.type)
            whole = Stretch(begin + span.start, begin + span.stop)
            if kind and whole.start < whole.end:
                whole = _with_initials(text, whole) if kind is Kind.PERSON else whole
                yield Found(whole.start, whole.end, kind, " ".join(whole.of(text).split()))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin < len(text):
        end = min(len(text), begin + WINDOW)
        if end < len(text):
            cut = max(text.rfind("\n", begin, end), text.rfind(". ", begin, end))
            end = cut + 1 if cut > begin else end
        yield begin, end
        begin = end


def _with_initials(text: str, name: Stretch) -> Stretch:
    for match in _INITIALS.finditer(text, max(0, name.start - 6), min(len(text), name.end + 6)):
        if match.end() == name.start:
            return Stretch(match.start(), name.end)
        if match.start() == name.end:
            return Stretch(name.start, match.end())
    return name


def _by_dictionary(text: str) -> Iterator[Found]:
    """Names that the model missed: words with a capital that the dictionary has as names."""
    run: list[re.Match[str]] = []
    for match in [*_CAPITAL.finditer(text), None]:
        if (
            match
            and run
            and _NAME_GAP.fullmatch(text[run[-1].end() : match.start()])
            and _name(match.group())
        ):
            run.append(match)
            continue
        if run and (len(run) > 1 or _surely(run[0].group())):
            whole = _with_initials(text, Stretch(run[0].start(), run[-1].end()))
            yield Found(whole.start, whole.end, Kind.PERSON, " ".join(whole.of(text).split()))
        run = [match] if match and _name(match.group()) else []


def _name(word: str) -> bool:
    return any(_NAMES & one.tag.grammemes and one.score > 0.05 for one in readings(word.casefold()))


def _surely(word: str) -> bool:
    """A first name in some case, no common word: "Вера" and "Роман" alone may be one."""
    found = readings(word.casefold())
    return bool(found) and all({"Name"} & one.tag.grammemes for one in found)


def _bodies(text: str) -> Iterator[Found]:
    """ "отдела полиции № 2": the word for a body and what belongs to it."""
    end = 0
    for match in _WORD.finditer(text):
        if match.start() < end or lemma(match.group()) not in BODIES:
            continue
        end = match.end()
        following = _WORD.match(text, end + 1)
        while following and text[end].isspace() and lemma(following.group()) in _OF_BODIES:
            end = following.end()
            following = _WORD.match(text, end + 1)
        number = _NUMBERED.match(text, end)
        end = number.end() if number else end
        yield Found(match.start(), end, Kind.BODY, text[match.start() : end])
