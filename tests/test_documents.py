"""What is written beside the code leads somewhere, names what there is, and is there for both readers."""

import re
from pathlib import Path

import pytest

from safeconduct.__main__ import VERBS
from safeconduct.config.serve import parse

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "deploy").glob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
HANDBOOK = ROOT / "docs" / "handbook"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
ELSEWHERE = re.compile(r"[a-z]+:")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def anchors(document: Path) -> set[str]:
    """The places in a page that a link can lead to, as the usual readers of Markdown name them."""
    titles = re.findall(r"^#+ +(.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def dead_links(document: Path, root: Path = ROOT) -> list[str]:
    """The links of a document that lead nowhere, or out of the project."""
    dead = []
    for target in LINK.findall(FENCED.sub("", document.read_text(encoding="utf-8"))):
        if ELSEWHERE.match(target):
            continue
        path, _hash, anchor = target.partition("#")
        place = (document.parent / path).resolve() if path else document
        if not place.exists() or not place.is_relative_to(root) or (anchor and anchor not in anchors(place)):
            dead.append(target)
    return dead


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    assert dead_links(document) == []


def test_a_link_to_nothing_would_be_named(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One\n[a](gone.md) [b](#two) [c](#one) [d](https://example.org)\n", encoding="utf-8")
    assert dead_links(page, tmp_path) == ["gone.md", "#two"]


def test_every_option_of_start_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}
    assert options, "the help names no option"
    assert {one for one in options if f"`{one}" not in README} == set()
    assert set(re.findall(r"^\| `(--[a-z]+)", README, re.MULTILINE)) <= options, "one is gone"


def test_every_command_that_a_document_names_is_there() -> None:
    named = {
        (document.name, verb)
        for document in DOCUMENTS
        for verb in re.findall(r"\bsafeconduct ([a-z]+)\b(?=[ `]|$)", _commands(document), re.MULTILINE)
    }
    assert named, "no document names a command"
    assert {(name, verb) for name, verb in named if verb not in VERBS} == set()


def _commands(document: Path) -> str:
    """What stands between backticks, in the line or in a block."""
    text = document.read_text(encoding="utf-8")
    return "\n".join([*FENCED.findall(text), *re.findall(r"`([^`\n]+)`", FENCED.sub("", text))])


def test_every_page_of_the_handbook_is_in_both_languages_with_the_same_chapters() -> None:
    pages = {path.name for path in (HANDBOOK / "en").glob("*.md")}
    assert pages == {path.name for path in (HANDBOOK / "ru").glob("*.md")}
    for page in pages:
        levels = [
            re.findall(
                r"^(#+) ", FENCED.sub("", (HANDBOOK / language / page).read_text("utf-8")), re.MULTILINE
            )
            for language in ("en", "ru")
        ]
        assert levels[0] == levels[1], page


def test_every_page_of_the_handbook_stands_in_its_list() -> None:
    for language in ("en", "ru"):
        listed = (HANDBOOK / language / "README.md").read_text(encoding="utf-8")
        pages = {path.name for path in (HANDBOOK / language).glob("*.md")} - {"README.md"}
        assert {page for page in pages if f"({page})" not in listed} == set()


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
