"""What reading Russian promises of any text, however strange."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeconduct.claims.read import read

PIECES = (
    "«Мать» сказала, что её сына — увезли. По словам соседей: никто! Он «не видел», — сообщил адвокат № 2",
    "█ 15-летний Мурат; полиция отрицает? Об этом заявили в МВД (12:30) - — „ “ ” якобы но со ссылкой на",
)
WORDS = st.sampled_from([*" ".join(PIECES).split(), "\n", "\n\n", "\u2028", "\x1f"])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_no_text_makes_russian_reading_fail_and_every_span_is_true(text: str) -> None:
    found = read(text, language="ru")
    assert len(found.text) == len(text)
    for draft in found.drafts:
        assert draft.text == found.text[draft.start : draft.end]
        assert draft.text.strip()
        assert draft.speakers
        assert all(name.strip() for name in draft.speakers)


@pytest.mark.parametrize("strange", ["\x1f", "\u2028\u2029", "—", "«", "а" * 999, "но " * 150, "«" * 99])
def test_signs_without_words_and_endless_words_are_read_too(strange: str) -> None:
    assert len(read(strange, language="ru").text) == len(strange)


def test_drafts_do_not_lie_over_each_other() -> None:
    text = "Мать говорит, что сына били, а в полиции отрицают это. «Я видел, — сказал сосед. — Их вели»."
    drafts = read(text, language="ru").drafts
    assert len(drafts) == 4
    assert all(one.end <= other.start for one, other in pairwise(drafts))


@pytest.mark.parametrize("asked", ["en", "ru"])
def test_the_russian_models_are_loaded_only_for_a_russian_text(asked: str) -> None:
    code = (
        "import sys; from safeconduct.claims.read import read; "
        f"read('The gate stood open.', language={asked!r}); print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == str(asked == "ru")
