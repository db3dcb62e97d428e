"""Whose voice a whole text has, by how it opens and how it is signed; and lines that tell nothing."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.claims.read import read

HERE = Path(__file__).parent
TEXTS = [
    (language, one)
    for name, language in (("voices_english", "en"), ("voices_russian", "ru"))
    for one in yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
]


@pytest.mark.parametrize(("language", "given"), TEXTS)
def test_everything_in_a_text_with_an_evident_voice_is_said_by_it(
    language: str, given: dict[str, Any]
) -> None:
    drafts = read(given["text"], language=language, sender=given.get("sender", "")).drafts
    told = [one for one in drafts if one.text.startswith(given.get("first", ""))] or list(drafts)
    start = told[0].start
    told = [one for one in drafts if one.start >= start]
    assert {one.speakers[0] for one in told} == {given["voice"]}, [(one.speakers, one.text) for one in drafts]
    for words in given.get("gone", []):
        assert not any(words in one.text for one in drafts)


def test_what_a_body_states_through_its_press_service_is_said_by_the_press_service_alone() -> None:
    head = "Пресс-служба управления юстиции Долинной области\n\nОпровержение\n\n"
    drafts = read(
        f"{head}Голодовки в колонии нет. Управление юстиции заявляет, что питание трёхразовое."
    ).drafts
    assert {one.speakers for one in drafts} == {("пресс-служба управления юстиции Долинной области",)}
