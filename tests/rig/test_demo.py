"""What the fictional network tells, and in whose language."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils.translation import gettext

from safeconduct.rig.demo import command, texts


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
