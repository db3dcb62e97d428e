"""What stands in public behind these tests: one text of each fate, written with hard characters."""

from typing import Any

from safeconduct.keys import sessions
from tests import cast as fictional
from tests.cases.conftest import Network
from tests.voice.conftest import CALL, TAKEN, Desk, ready

HARD = {
    "en": 'Held & moved <b>again</b>: «where» is "she" > here\'s AT&amp;T',
    "ru": 'Держат & перевозят <b>снова</b>: «где» она > здесь "теперь" &#38;',
}


def publish() -> dict[str, Any]:
    """Stands as written, will be corrected, will be withdrawn, stands in Russian alone, waits."""
    desk = ready(Network(fictional.full()))
    made = {
        "stands": desk.published(texts=hard(desk, "en", "ru")),
        "corrected": desk.published(),
        "withdrawn": desk.published(),
        "russian": desk.published(texts=desk.texts("ru")),
    }
    waiting = desk.draft()
    desk.approve(desk.submit(waiting))
    made["waiting"] = waiting
    return {
        "case": desk.case,
        "claim": desk.claims[0],
        "statements": made,
        "codes": {name: desk.view(one).code for name, one in made.items()},
        "cookies": {name: sessions.begin(desk.network.cast[name]) for name in ("ash", "pine", "hazel")},
    }


def hard(desk: Desk, *languages: str) -> list[dict[str, Any]]:
    """The usual text with hard characters in its title and in its demand, and one that XML cannot carry."""
    given = desk.texts(*languages)
    for one in given:
        one["title"] = HARD[one["language"]]
        one["parts"][1]["text"] = f"{CALL[one['language']]} {HARD[one['language']]}\ufffe"
    return given


def sentences(language: str) -> list[str]:
    """The usual text as it is read: who says it and what, with its mark; then the demand."""
    mark = {"en": "[not confirmed]", "ru": "[не подтверждено]"}[language]
    return [f"{' '.join(TAKEN[language])} {mark}", CALL[language]]
