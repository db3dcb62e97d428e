"""Sons, daughters and grandchildren who are named: more often than not, papers tell of children so."""

import re
from collections.abc import Iterator

from safeconduct.claims.read.language import Found, Stretch
from safeconduct.claims.read.russian.grown import grown, same_sex, tells
from safeconduct.claims.read.russian.signs import CHILD
from safeconduct.claims.read.russian.who import CAPITALS, WORD, Scene, agree, alone, no_name
from safeconduct.claims.read.russian.words import known, lemma

LITTLE = known(
    """дочка доченька дочурка сынок сыночек сынишка сынуля внучок внучек внученька братик братишка братишечка
    сестренка сестричка племяшка племяшок малой дочушка"""
)
KIN = LITTLE | known(
    "сын дочь внук внучка племянник племянница крестник крестница пасынок падчерица правнук правнучка"
)
SIBLINGS = known("брат сестра")
_YOUNGER = re.compile(r"(?i)\b(?:младш|маленьк|двоюродн\w+\s+младш|родивш)\w*\s+$")
_TO = re.compile(
    r"[\s,(«—–:-]{1,4}(?:(?:которо\w+|котору\w+|мо[йяию]|моего|моему|моей|наш\w*|ты|по|зовут|звали|имени|имя|назвали|нарекли|это|они|его|её|их|и)[\s,:—–-]+){0,4}[«„“\"]?"
)
_OF = re.compile(
    r",?\s[—–-]?\s?(?:(?:мо[йяеюё]\w*|наш\w*|его|её|ее|их|твой|твоя|младш\w+|старш\w+|единственн\w+)\s+){0,3}"
)
_CALLED = re.compile(
    r"(?:зовут|звали|имя|по имени|назвали)(?:\s(?:его|её|ее|их))?[\s:—–-]{1,3}[«\"]?" + CAPITALS.pattern
)
_ELDEST = re.compile("(?i)младш|старш|средн|перв|втор")
_NAMED = re.compile(r"(?i)\b(?:назва|нарек|окрест|дали\s+имя)\w*\s+$")
_BORN = re.compile(r"(?i)\b(?:родил|сын|доч|внук|внуч|малыш|мальчик|девочк|реб[её]н)\w*")


def kin(scene: Scene) -> Iterator[tuple[Found, Stretch]]:
    """Whoever is named as somebody's son or daughter, with the word for it."""
    for match in WORD.finditer(scene.text):
        word = lemma(match.group())
        younger = word in SIBLINGS and _YOUNGER.search(scene.text, max(0, match.start() - 30), match.start())
        if word in KIN or younger:
            for one in _named(scene, match):
                if word in LITTLE or not (grown(scene, one) or tells(scene, one)):
                    yield one, Stretch(*match.span())
    yield from _called(scene)
    for match in CAPITALS.finditer(scene.text):
        before = scene.text[max(0, match.start() - 120) : match.start()]
        if _NAMED.search(before) and _BORN.search(before):
            yield scene.named(*match.span()), Stretch(match.start(), match.start())


def _called(scene: Scene) -> Iterator[tuple[Found, Stretch]]:
    """ "Дочку активистки зовут Агния", "Фамилия подростка Нивин, зовут его Лукьян"."""
    for match in _CALLED.finditer(scene.text):
        where = scene.sentence(Stretch(*match.span()))
        before = WORD.findall(scene.text[where.start : match.start()])
        if any(lemma(word) in KIN | CHILD | SIBLINGS or _ELDEST.match(word) for word in before):
            yield scene.named(*match.span("name")), Stretch(*match.span())


def _named(scene: Scene, match: re.Match[str]) -> Iterator[Found]:
    """ "сын Тит", "дочери, Ульяне", "сын Анны Тит"; and "Тит, мой сын"."""
    end = match.end()
    for place in range(3):
        gap = _TO.match(scene.text, end)
        name = CAPITALS.match(scene.text, gap.end()) if gap else None
        if gap is None or name is None or (place and gap.group().strip(" ,—–«")):
            break
        first = WORD.findall(name["name"])[0]
        if no_name(first, KIN):
            break
        one = scene.named(*name.span("name"))
        asked = len(gap.group().split()) > 0 and re.search(r"[а-я]", gap.group())
        if asked or (agree(match.group(), one.name) and same_sex(match.group(), one.name)):
            yield one
            if not alone(one) or place:
                return
        end = one.end
    for one in scene.inside(Stretch(max(0, match.start() - 60), match.start())):
        if (
            alone(one)
            and agree(match.group(), one.name)
            and _OF.fullmatch(scene.text, one.end, match.start())
        ):
            yield one
