"""The words of the night before: a text in two languages, and an article. A declared composite."""

from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

PEOPLE = ((("Саид Небылый", "Said Nebyly"), "24", False), (("Ильяс Небылый", "Ilyas Nebyly"), "16", True))
CLEARED = ("Пензенская область", "Penza region")
_TITLES = {
    "en": "Two people taken away, one of them a minor",
    "ru": "Увезены двое, один из них несовершеннолетний",
}
_HEARD = {
    "en": (
        "According to a neighbour,",
        "four men in uniform took two people, one of them a minor, from a flat.",
    ),
    "ru": (
        "По словам соседки,",
        "четверо мужчин в форме увезли из квартиры двоих, один из них несовершеннолетний.",
    ),
}
_TOO_MUCH = {
    "en": (
        "According to a neighbour,",
        "men in uniform took two people from the flat in Penza to which we had moved them.",
    ),
    "ru": (
        "По словам соседки,",
        "мужчины в форме увезли двоих из квартиры в Пензе, куда мы помогли им переехать.",
    ),
}
_SEEN = {
    "en": ("A lawyer says that", "the door was broken and there were signs of a struggle."),
    "ru": ("Адвокат сообщает, что", "дверь выбита и видны следы борьбы."),
}
_DEMAND = {
    "en": "Three police bodies deny having them. We demand that their place be named and the lawyer let in.",
    "ru": "Три органа полиции отрицают, что они там. Мы требуем назвать место и допустить адвоката.",
}

# What press may draft from, beside the demands: a claim's words as they may be told, in both languages.
_FOR_PRESS = {
    "heard": (
        ("a neighbour", "Men in uniform led two people, one of them a minor, to a grey car."),
        ("соседка", "Люди в форме отвели двоих, один из них несовершеннолетний, к серой машине."),
    ),
    "seen": (
        ("a lawyer", "The door was broken and there were signs of a struggle."),
        ("адвокат", "Дверь выбита, видны следы борьбы."),
    ),
}


def article(language: str) -> str:
    """An invented article about the night, in `language` (en or ru)."""
    return (Path(__file__).parent / f"article.{language}.txt").read_text(encoding="utf-8")


class Said(NamedTuple):
    """The claims of the night: what the lawyer saw, what the neighbour heard, and how many she counted."""

    seen: UUID
    heard: UUID
    four: UUID


def cleared(claims: Said) -> list[dict[str, Any]]:
    """Words of the claims as they are cleared for the public, in both languages."""
    found = []
    for name, ((by, sentence), (other_by, other)) in _FOR_PRESS.items():
        said = {"attribution": by, "sentence": sentence}
        beside = {"other_attribution": other_by, "other_sentence": other}
        found.append({"claim": getattr(claims, name), "region": "RU-PNZ", **said, **beside})
    return found


def texts(claims: Said, *, too_much: bool = False) -> list[dict[str, Any]]:
    """The text in both languages on these claims; `too_much` names the safe town."""
    first = _TOO_MUCH if too_much else _HEARD
    return [
        {
            "language": language,
            "title": _TITLES[language],
            "parts": [
                _part(first[language], claims.heard, claims.four),
                _part(_SEEN[language], claims.seen),
                {"text": _DEMAND[language]},
            ],
        }
        for language in ("en", "ru")
    ]


def _part(words: tuple[str, str], *claims: UUID) -> dict[str, Any]:
    rests_on = [str(claim) for claim in claims]
    return {"attribution": words[0], "text": words[1], "claims": rests_on, "unconfirmed": True}
