"""Whose words each draft is, in the layouts of English texts: letters, posts, interviews, lists."""

from pathlib import Path

import pytest
import yaml

from safeconduct.claims.read import Draft, read

LAYOUTS = yaml.safe_load(Path(__file__).with_name("layouts.yaml").read_text("utf-8"))


def whose(draft: Draft, words: int) -> str:
    return f"{' > '.join(draft.speakers)}: {' '.join(draft.text.split()[:words])}"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one["name"])
def test_each_draft_of_a_layout_is_of_who_speaks_there(layout: dict[str, str]) -> None:
    drafts = read(layout["text"], language="en").drafts
    got = [whose(one, 50) for one in drafts]
    assert [one[: len(wanted)] for one, wanted in zip(got, layout["told"], strict=False)] == layout["told"]
    assert len(got) == len(layout["told"]), got
