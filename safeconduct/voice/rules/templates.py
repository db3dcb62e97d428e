"""Emergency texts: parts with gaps, and what fills each gap in two languages. Pure.

Nothing free stands around the gaps and nothing free goes into them: a number, an instant, a region, a word
of a closed list, or words of a claim that somebody cleared. So a text that is made at four in the morning
says who says it, and in both languages the same.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from safeconduct.voice.rules.cutting import Part
from safeconduct.voice.rules.limits import CORE, weighted

GAP = re.compile(r"\{(\w+)\}")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
HOURS = {"en": ("hour", "hours", "hours"), "ru": ("час", "часа", "часов")}
KINDS = frozenset(
    {"people", "instant", "choice", "choices", "region", "cleared", "quoted", "hours", "number"}
)


class Both(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same in both languages."""

    en: str
    ru: str

    def in_(self, language: str) -> str:
        """What it is in `language` (en or ru)."""
        return self.ru if language == "ru" else self.en


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a template. `core`: it belongs to what must fit everywhere."""

    en: str
    ru: str
    attribution: Both | None = None
    core: bool = False


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text with gaps; of a gap whose kind ends in ? nothing need be said."""

    mark: Both
    title: Both
    gaps: Mapping[str, str]
    parts: list[Line]

    def __post_init__(self) -> None:
        said = [text for line in self.parts for text in _texts(line)] + [
            self.mark.en,
            self.mark.ru,
            self.title.en,
            self.title.ru,
        ]
        named = {gap for text in said for gap in GAP.findall(text)}
        if named != set(self.gaps) or not {kind.rstrip("?") for kind in self.gaps.values()} <= KINDS:
            raise ValueError("a gap without a kind, or a kind without a gap")


class People(msgspec.Struct, frozen=True):
    """How many were taken, and how many of them are minors."""

    count: int
    minors: int = 0


class Moment(msgspec.Struct, frozen=True):
    """An aware instant, to be shown in an IANA zone."""

    at: datetime
    zone: str


Words = Mapping[str, Mapping[str, Both]]
Value = People | Moment | Both | str | int | list[str]


class Text(NamedTuple):
    """A template with its gaps filled in one language; `core_fits` where its core fits every service."""

    mark: str
    title: str
    parts: list[Part]
    core_fits: bool


def missing(template: Template, values: Mapping[str, Value]) -> list[str]:
    """The gaps that must be filled and are not, in their order."""
    return [gap for gap, kind in template.gaps.items() if not kind.endswith("?") and _empty(values.get(gap))]


def fill(
    template: Template,
    values: Mapping[str, Value],
    language: str,
    words: Words,
    region: Callable[[str], str],
    blank: str = "",
) -> Text:
    """The text in `language` (en or ru); `blank` stands in gaps that are not filled yet.

    Raises KeyError for a word not listed, and without a `blank` for a gap not filled.
    """

    def value(gap: re.Match[str]) -> str:
        name = gap[1]
        if blank and _empty(values.get(name)):
            return blank
        return _said(name, template.gaps[name], values[name], language, words, region)

    lines = [line for line in template.parts if not _left_out(line, template, values)]
    mark, title = (GAP.sub(value, one.in_(language)) for one in (template.mark, template.title))
    parts = [
        Part(
            GAP.sub(value, line.ru if language == "ru" else line.en),
            GAP.sub(value, line.attribution.in_(language)) if line.attribution else "",
        )
        for line in lines
    ]
    core = " ".join(part.text for part, line in zip(parts, lines, strict=True) if line.core)
    return Text(mark, title, parts, weighted(f"{mark} {core}") <= CORE)


def _left_out(line: Line, template: Template, values: Mapping[str, Value]) -> bool:
    gaps = {gap for text in _texts(line) for gap in GAP.findall(text)}
    return any(template.gaps[gap].endswith("?") and _empty(values.get(gap)) for gap in gaps)


def _said(gap: str, kind: str, value: Any, language: str, words: Words, region: Callable[[str], str]) -> str:
    """What stands in a gap."""
    say: dict[str, Callable[[], str]] = {
        "people": lambda: people(value, language),
        "instant": lambda: instant(value, language),
        "choice": lambda: words[gap][value].in_(language),
        "choices": lambda: "; ".join(words[gap][one].in_(language) for one in value),
        "region": lambda: region(value),
        "cleared": lambda: value.in_(language),
        "quoted": lambda: value.in_(language),
        "hours": lambda: f"{value} {plural(value, HOURS[language], language)}",
        "number": lambda: str(value),
    }
    return say[kind.rstrip("?")]()


def people(who: People, language: str) -> str:
    """How many, and how many of them are minors."""
    rest = "" if not who.minors else _minors(who, language)
    if language == "ru":
        few = {1: "один человек", 2: "двое", 3: "трое", 4: "четверо", 5: "пятеро"}
        return (
            few.get(who.count, f"{who.count} {plural(who.count, ('человек', 'человека', 'человек'), 'ru')}")
            + rest
        )
    few = {1: "one person", 2: "two people", 3: "three people", 4: "four people", 5: "five people"}
    return few.get(who.count, f"{who.count} people") + rest


def _minors(who: People, language: str) -> str:
    every = who.minors >= who.count
    if language == "ru":
        if every:
            return ", несовершеннолетний" if who.count == 1 else ", все несовершеннолетние"
        one = ", один из них несовершеннолетний"
        return one if who.minors == 1 else f", из них несовершеннолетних: {who.minors}"
    if every:
        return ", a minor" if who.count == 1 else ", all of them minors"
    return ", one of them a minor" if who.minors == 1 else f", {who.minors} of them minors"


def instant(moment: Moment, language: str) -> str:
    """Day, time, and how far the zone is from UTC, which needs no name that readers must know."""
    local = moment.at.astimezone(ZoneInfo(moment.zone))
    month = MONTHS[language].split()[local.month - 1]
    year = f"{local.year} года" if language == "ru" else f"{local.year}"
    return f"{local.day} {month} {year}, {local:%H:%M} ({_offset(local)})"


def _offset(local: datetime) -> str:
    offset = local.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return "UTC" if not minutes else f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}"


def plural(count: int, forms: tuple[str, str, str], language: str) -> str:
    """The form that goes with a number: one, few, many (CLDR)."""
    if language != "ru":
        return forms[0] if count == 1 else forms[1]
    if count % 10 == 1 and count % 100 != 11:
        return forms[0]
    return forms[1] if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else forms[2]


def _texts(line: Line) -> list[str]:
    more = [line.attribution.en, line.attribution.ru] if line.attribution else []
    return [line.en, line.ru, *more]


def _empty(value: Value | None) -> bool:
    return value is None or value in ("", [])
