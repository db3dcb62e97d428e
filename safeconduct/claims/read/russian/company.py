"""Who is named together with a child: "братья Пахом и Тит", the items of a list under "Школьники:"."""

import re
from collections.abc import Callable, Iterator

from safeconduct.cases.letters import sounds, words
from safeconduct.claims.read.items import MARKED
from safeconduct.claims.read.language import Found, Stretch
from safeconduct.claims.read.russian.forms import forms
from safeconduct.claims.read.russian.grown import grown
from safeconduct.claims.read.russian.kin import KIN
from safeconduct.claims.read.russian.signs import CHILD, plural
from safeconduct.claims.read.russian.who import CAPITALS, WORD, Scene, alone, no_name
from safeconduct.claims.read.russian.words import lemma

_GAP = (
    r"(?:\s*\((?:1[0-7]|[1-9])(?:\s?лет|\s?года?)?\)|,\s(?:1[0-7]|[1-9])(?:\s(?:лет|года?))?(?=,))?"
    r"(?:[,;]\s(?:и\s|а\sтакже\s)?|\s(?:и|или)\s(?:ещё\s|еще\s)?|\sа\sтакже\s)"
    r"(?:(?:его|её|ее|их|мой|моя|наш|наша)\s)?"
    r"(?:(?:младш\w+|старш\w+)\s)?(?:(?:друг|подруг|сестр|брат|одноклассни|приятел|товарищ|сестр[её]нк|братик)\w*\s)?"
)
_ON = re.compile(_GAP + CAPITALS.pattern)
_BACK = re.compile(_GAP)
# "Федот ходит в шестой класс, Аксинья — в третий": what is said of the one is left out of the other.
_IN_TURN = re.compile(
    r"(?:класс\w*|лет|года?|месяц\w*)[^.!?\n]{0,60}?[,;]\s(?:а\s)?"
    + CAPITALS.pattern
    + r"\s[—–-]\s(?:во?\s)?"
    r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|два|две|три|четыре|семь|восемь"
    r"|двенадцат|тринадцат|четырнадцат|семнадцат|1[0-7]\b|[1-9]\b)\w*(?!\sраз)"
)
_REACH = 90  # characters back to the name before
_LONGEST = 30  # names in a row
_SHORT = 120  # characters of a line that is but a name


def together(scene: Scene, one: Found, *, many: bool) -> Iterator[Found]:
    """Whoever is joined to a child by "and" or commas: all if several are meant, else those named like it."""
    yield from _chain(scene, one, _next, many=many)
    yield from _chain(scene, one, _before, many=many)


def _chain(
    scene: Scene, one: Found, step: Callable[[Scene, Found], Found | None], *, many: bool
) -> Iterator[Found]:
    last = step(scene, one)
    for _place in range(_LONGEST):  # each of them may be a sign of its own
        if last is None or not (many or alone(last)) or grown(scene, last):
            return
        yield last
        last = step(scene, last)


def _next(scene: Scene, one: Found) -> Found | None:
    match = _ON.match(scene.text, one.end)
    if match is None or no_name(WORD.findall(match["name"])[0], CHILD | KIN):
        return None
    return scene.named(*match.span("name"))


def _before(scene: Scene, one: Found) -> Found | None:
    for other in reversed(scene.inside(Stretch(max(0, one.start - _REACH), one.start))):
        return other if _BACK.fullmatch(scene.text, other.end, one.start) else None
    return None


def in_turn(scene: Scene) -> Iterator[Found]:
    """Whoever is told of after a child with the same words left out."""
    for match in _IN_TURN.finditer(scene.text):
        one = scene.named(*match.span("name"))
        if not grown(scene, one):
            yield one


def listed(scene: Scene) -> Iterator[Found]:
    """Whoever stands first in an item of a list whose heading says children."""
    under = False
    at = 0
    for line in scene.text.splitlines(keepends=True):
        where = Stretch(at, at + len(line))
        at = where.end
        bare = line.strip()
        if not bare:
            continue
        mark = MARKED.match(bare)
        if under and (mark or len(bare) < _SHORT):
            first = next(iter(scene.inside(where)), None)
            starts = first is not None and first.start - where.start <= len(line) - len(line.lstrip()) + 25
            if first is not None and starts and not grown(scene, first):
                yield first
            if mark or first is not None:
                continue
        under = _heads(bare)


def namesakes(scene: Scene, hidden: list[Found]) -> Iterator[Found]:
    """Whoever may be a child who was told by a part of the name: "Лукьян", then "Лукьян Нивин"."""
    firsts = {one.name.split()[0] for one in hidden if alone(one)}
    spelled = {_heard(form) for name in firsts for form in (name.casefold(), *forms(name))}
    initials = {_initial(one) for one in hidden} - {None}
    for one in scene.people:
        said = WORD.findall(one.name)
        same = said and _heard(said[0]) in spelled
        short = len(said) > 1 and (said[0][0], _heard(said[-1])) in initials
        if not alone(one) and (same or short) and not grown(scene, one):
            yield one


def _initial(one: Found) -> tuple[str, str] | None:
    """The letter and the surname of "Л. Нивин"."""
    said = WORD.findall(one.name)
    short = len(said) > 1 and len(said[0]) == 1
    return (said[0], _heard(said[-1])) if short else None


def _heard(word: str) -> str:
    """A word by its sounds, without the vowel of its ending, in any letters."""
    return "".join(sounds(part) for part in words(word)).rstrip("aeiou")


def _heads(line: str) -> bool:
    """Whether a line says that children are listed below it."""
    said = WORD.findall(line)
    children = any(lemma(word) in CHILD | KIN and plural(word) for word in said)
    return children and (line.endswith(":") or (len(said) <= 8 and line[-1].isalpha()))
