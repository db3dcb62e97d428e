"""Who says what in English: sentences and short texts of every kind, written for the tests."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.claims.read import read

SENTENCES = yaml.safe_load(Path(__file__).with_name("english.yaml").read_text("utf-8"))


def told(text: str, **how: Any) -> list[str]:
    """Every draft as "outermost > innermost stance"."""
    drafts = read(text, language="en", **how).drafts
    return [f"{' > '.join(one.speakers)} {one.stance}" for one in drafts]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one["text"][:40])
def test_each_sentence_is_given_to_who_says_it(sentence: dict[str, Any]) -> None:
    assert told(sentence["text"]) == sentence["told"]
