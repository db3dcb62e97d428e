"""Children are masked however a Russian text tells of them; whoever is plainly grown up keeps the name."""

from pathlib import Path

import pytest
import yaml

from safeconduct.claims.read import read, russian
from safeconduct.claims.read.language import Document
from safeconduct.claims.read.masking import hidden

SENTENCES = yaml.safe_load(Path(__file__).with_name("russian_children.yaml").read_text("utf-8"))


@pytest.mark.parametrize("one", SENTENCES["children"], ids=lambda one: one["text"][:60])
def test_a_child_is_masked_however_it_is_told(one: dict[str, str]) -> None:
    told = _masked(one["text"]).casefold()
    assert not [name for name in one["names"].split(",") if name.casefold() in told]


@pytest.mark.parametrize("one", SENTENCES["adults"], ids=lambda one: one["text"][:60])
def test_who_is_told_to_be_grown_up_keeps_the_name(one: dict[str, str]) -> None:
    assert one["kept"] in _masked(one["text"])


@pytest.mark.parametrize("said", ["Семиклассник Тит Лугов", "Опекаемый Тит", "Маленький Тит", "Их сын Тит"])
def test_a_child_who_speaks_is_no_name_among_the_speakers(said: str) -> None:
    (draft,) = read(f"{said} рассказал, что его били.", language="ru").drafts
    assert "тит" not in " ".join([draft.text, *draft.speakers]).casefold()


def test_a_short_name_blots_out_no_other_word() -> None:
    text = "Школьница Майя пропала. Мой сын видел Майю, мы ищем."
    assert read(text, language="ru").text == "Школьница ████ пропала. Мой сын видел ████, мы ищем."


def _masked(text: str) -> str:
    document = Document(text, "", (), (), russian.mentions(text))
    return hidden(document, russian.minors(document), russian).text(text)
