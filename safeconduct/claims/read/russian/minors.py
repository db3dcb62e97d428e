"""Who in a Russian text is probably under 18. Rather too many: a name kept is worse than a name lost.

1. What stands beside a name belongs to it: "Тимур В., 16 лет", "первоклассник Пахом", "моя дочка Ульяна".
2. Else it belongs to the name nearest in its sentence, else to those of the sentence before or after. There,
   whoever is plainly grown up is left out.
3. Whoever is named together with a child is one: "братья Пахом и Тит, трёх и пяти лет".
"""

import re
from collections.abc import Iterator

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.language import Document, Found, Stretch
from safeconduct.claims.read.russian.childhood import WHOM
from safeconduct.claims.read.russian.company import in_turn, listed, namesakes, together
from safeconduct.claims.read.russian.grown import grown, role, tells
from safeconduct.claims.read.russian.kin import KIN, kin
from safeconduct.claims.read.russian.signs import CHILD, Sign, plural, signs
from safeconduct.claims.read.russian.who import (
    CAPITALS,
    Scene,
    agree,
    alone,
    first_name,
    no_name,
    opens,
    scene,
)
from safeconduct.claims.read.russian.words import lemma, readings

_NAMED = re.compile(r"(?i)\b(?:зовут|звали|имя|по имени|имени|это|ими)\b")
_BEHIND = re.compile(
    r"(?i)[\s,(—–:.-]{1,4}(?:(?:ему|ей|им|тогда|всего|уже|ещё|еще|было|исполнилось|только|и|по|почти|лишь|на\s+момент\s+\w+)"
    r"[\s—–]+){0,4}"
)
_CAPITALS_AFTER = re.compile(r"[\s«(,]{1,3}" + CAPITALS.pattern)
_CHILD_OF = re.compile(r"(?i)\b(?:сын|доч|внук|внуч|племянни|брат|сестр)\w*\s*$")
_BETWEEN = re.compile(r"[\s,(«—–:-]*(?:[а-яё]+[\s,(«—–:-]+){0,3}")
_PEER = re.compile("(?i)одноклассни")
_NOBODY = WHOM | CHILD | KIN


def minors(document: Document) -> list[Found]:
    """Persons among those found, and names that were not found, each at least once."""
    people = (_bare(one) for one in document.found if one.kind is Kind.PERSON and not role(one.name))
    everybody = scene(document.text, people)
    hidden = dict.fromkeys(_all(everybody))
    return sorted(dict.fromkeys([*hidden, *namesakes(everybody, list(hidden))]))


def _bare(one: Found) -> Found:
    """Without the word for a child that a model took for a part of the name: "Семиклассник Тит"."""
    first, _blank, rest = one.name.partition(" ")
    if rest and (lemma(first) in _NOBODY or role(first)) and one.end - one.start == len(one.name):
        return Found(one.end - len(rest), one.end, one.kind, rest)
    return one


def _all(everybody: Scene) -> Iterator[Found]:
    for sign in signs(everybody.text):
        for one in _meant(everybody, sign):
            yield one
            yield from together(everybody, one, many=sign.many)
    for one, word in kin(everybody):
        yield one
        yield from together(everybody, one, many=plural(word.of(everybody.text)))
    yield from in_turn(everybody)
    yield from listed(everybody)


def _meant(all_: Scene, sign: Sign) -> list[Found]:
    where = all_.sentence(sign)
    inside = [one for one in all_.inside(where) if not (sign.weak and grown(all_, one))]
    beside = _beside(all_, sign, inside)
    beside = beside or list(_unlisted(all_, sign, after=sign.follows))
    if sign.follows and not beside:
        beside = list(_unlisted(all_, sign, after=False))  # "Пахом — первоклассник"
    beside += [one for one in _behind_a_colon(all_, sign, inside) if one not in beside]
    if beside or sign.close:
        return beside
    free = [one for one in inside if not grown(all_, one) and not _elders(all_, sign, one)]
    if free:
        return free if sign.follows else [min(free, key=lambda one: _gap(one, sign))]
    loose = [] if all_.inside(where) else list(_by_capitals(all_, where))
    return loose or list(_around(all_, sign, where))


def _behind_a_colon(all_: Scene, sign: Sign, people: list[Found]) -> list[Found]:
    """ "Подростков били: Тита — током, Пахома — палкой"."""
    after = [one for one in people if one.start >= sign.end]
    if not (sign.word and sign.many and after and ":" in all_.text[sign.end : after[0].start]):
        return []
    return [one for one in after if not grown(all_, one)]


def _around(all_: Scene, sign: Sign, where: Stretch) -> Iterator[Found]:
    """ "Свободу Титу! Ему шестнадцать", "Арестован подросток. Тит учился": the sentence before, or after."""
    if sign.fond and all_.inside(where):
        return
    if not sign.follows:
        before = all_.inside(Stretch(max(0, where.start - 300), where.start))
        free = [one for one in before[-1:] if not grown(all_, one)]
        yield from free or ([] if sign.weak else before[-1:])
        return
    for one in all_.inside(Stretch(where.end, where.end + 120))[:1]:
        between = all_.text[where.end : one.start]
        named = _NAMED.search(between)
        at_once = len(between.split()) <= 1 and not tells(all_, one)
        if (named or at_once) and not grown(all_, one):
            yield one


def _beside(all_: Scene, sign: Sign, people: list[Found]) -> list[Found]:
    """The name that stands directly before or behind: "Мурат, 16 лет", "16-летний житель села Мурат"."""
    text = all_.text
    held = [one for one in people if sign.holds(one)]  # "с Титом на руках"
    if held:
        return held
    after = [one for one in people if sign.end <= one.start and _BETWEEN.fullmatch(text, sign.end, one.start)]
    before = [one for one in people if one.end <= sign.start and _BEHIND.fullmatch(text, one.end, sign.start)]
    if not sign.follows:
        return before[-1:] or after[:1]
    if after and _CHILD_OF.search(text, sign.end, after[0].start):
        return [*(before[-1:] or _unlisted(all_, sign, after=False)), after[0]]  # "Пахом, 12-летний сын Анны"
    of = [one for one in after[:1] if _whose(all_, sign, one)]
    if of:  # "ребёнок Анны, Тит"
        return [one for one in people if of[0].end < one.start <= of[0].end + 3] or before[-1:]
    return after[:1] or before[-1:]


def _whose(all_: Scene, sign: Sign, one: Found) -> bool:
    """Whether a name stands beside a word for a child in another case: "дети Анны" are not Anna."""
    if not (sign.word and all_.text[sign.end : one.start].isspace()):
        return False
    return not _PEER.match(all_.text, sign.start) and not agree(sign.of(all_.text), one.name)


def _elders(all_: Scene, sign: Sign, one: Found) -> bool:
    """ "Анна Примерова с двумя детьми": a full name before the word for several children."""
    parent = sign.word and sign.many and one.end <= sign.start and not alone(one)
    return parent or (sign.fond and not alone(one)) or _whose(all_, sign, one)


def _unlisted(all_: Scene, at: Sign, *, after: bool) -> Iterator[Found]:
    """A capital directly beside the sign is a name, even if no model and no dictionary knows it."""
    text = all_.text
    if after:
        match = _CAPITALS_AFTER.match(text, at.end)
    else:
        match = next(
            (
                one
                for one in CAPITALS.finditer(text, max(0, at.start - 60), at.start)
                if _BEHIND.fullmatch(text, one.end(), at.start)
            ),
            None,
        )
    if match:
        name, end = match["name"], match.end("name")
        while name and no_name(re.split("[ -]", name)[0], _NOBODY, opens=opens(text, end - len(name))):
            name = name.partition(" ")[2]
        one = Found(end - len(name), end, Kind.PERSON, name)
        if name and not _whose(all_, at, one) and not (at.weak and grown(all_, one)):
            yield one


def _by_capitals(all_: Scene, where: Stretch) -> Iterator[Found]:
    """First names and words that no dictionary knows, in a sentence in which nobody else found a person."""
    for match in CAPITALS.finditer(all_.text, where.start, where.end):
        first = re.split("[ -]", match["name"])[0]
        unknown = any(not one.is_known for one in readings(first.casefold()))
        plain = no_name(first, _NOBODY, opens=opens(all_.text, match.start("name")))
        if (unknown or first_name(first)) and not plain:
            yield Found(*match.span("name"), Kind.PERSON, match["name"])


def _gap(one: Stretch, at: Stretch) -> int:
    return max(one.start - at.end, at.start - one.end)
