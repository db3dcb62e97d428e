"""What the fictional network tells, and in whose language."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import translation
from django.utils.translation import gettext

from safeconduct.acts.run import ask
from safeconduct.engine.models import Card
from safeconduct.keys import rows
from safeconduct.rig import cast as casting
from safeconduct.rig.demo import command, people, texts
from safeconduct.rig.demo.fill import Filler
from safeconduct.rig.demo.held import Held
from safeconduct.voice import composing


@pytest.mark.parametrize(
    ("terminal", "told"), [("ru_RU.UTF-8", "месяц ничего нового"), ("C.UTF-8", "nothing new for a month")]
)
def test_a_demo_is_told_in_the_language_of_its_terminal(
    db: None,
    settings: LazySettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    terminal: str,
    told: str,
) -> None:
    heard: list[str] = []

    def make(file: Path) -> None:
        heard.extend(gettext(reason) for reason in texts.REASONS)
        file.write_text("", encoding="utf-8")

    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", terminal)
    monkeypatch.setattr(command, "make", make)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demo=True)
    settings.DATA_FOLDER = tmp_path
    assert command.main([]) == 0
    assert told in heard


def test_press_finds_claims_to_draft_from_in_both_languages(db: None) -> None:
    told = Held(Filler(casting.found(people.PARTS, demo=True)))
    told.tell()
    press = told.filler.cast.actor("pine")
    offered = composing.offered(press, told.case["case"])
    assert [(one["by"], one["other_by"]) for one in offered] == [
        ("a neighbour", "соседка"),
        ("a lawyer", "адвокат"),
    ]
    (text,) = ask(press, "voice.case_statements", {"case": str(told.case["case"])})
    assert text.state == "published", "the words are cleared beside the text that stands"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_messages_of_a_demo_are_written_in_the_language_of_the_terminal_that_prints_them(
    db: None, language: str
) -> None:
    few = casting.found(people.PARTS[:4], demo=True)
    with translation.override(language):
        command._reach(few)
    cards = [one.document.card for one in rows.read_all(few.founded.engine, Card.objects.all())]
    assert {one.language for one in cards if hasattr(one, "language")} == {language}
