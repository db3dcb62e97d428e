"""A Russian reader never meets an English sentence."""

from pathlib import Path

import pytest
from django.utils.translation import gettext, ngettext, override
from pytest_django import Settings

from safeconduct.config import folders, messages
from safeconduct.config.messages import HEADER, PACKAGE, compile_all, missing, po_path, updated


def test_every_string_has_a_russian_translation() -> None:
    gaps = [str(gap) for name in folders.standing() for gap in missing(PACKAGE / name)]
    assert not gaps, "\n".join(gaps)


def test_every_file_of_translations_is_as_extract_would_write_it() -> None:
    stale = [
        name
        for name in folders.standing()
        if po_path(PACKAGE / name).is_file()
        and po_path(PACKAGE / name).read_bytes() != updated(PACKAGE / name)
    ]
    assert not stale, "run: python -m safeconduct.config.messages extract " + " ".join(stale)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the house with one module and one template."""
    folder = tmp_path / "safeconduct" / "harbour"
    (folder / "templates" / "harbour").mkdir(parents=True)
    (folder / "rules.py").write_text(
        "from x import N_, ngettext, pgettext\n"
        "A = N_('A boat is ready.')\n"
        "def f(n): return ngettext('%(n)s boat', '%(n)s boats', n) % {'n': n}\n"
        "B = pgettext('of a ship', 'bow')\n",
        encoding="utf-8",
    )
    (folder / "templates" / "harbour" / "quay.html").write_text(
        "{% load i18n %}<h1>{% translate 'The quay' %}</h1>"
        "{% blocktranslate %}Berth {{ number }} is free.{% endblocktranslate %}",
        encoding="utf-8",
    )
    return folder


def translate(folder: Path, pairs: dict[str, str]) -> None:
    """Give Russian to the sentences named, as a translator would in the .po file."""
    path = po_path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = updated(folder).decode()
    for english, russian in pairs.items():
        assert f'msgid "{english}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{russian}"')
    path.write_text(text, encoding="utf-8")


ALL = {
    "A boat is ready.": "Лодка готова.",
    "bow": "нос",
    "The quay": "Причал",
    "Berth %(number)s is free.": "Место %(number)s свободно.",
}
PLURAL = 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""'
PLURAL_RU = 'msgstr[0] "%(n)s лодка"\nmsgstr[1] "%(n)s лодки"\nmsgstr[2] "%(n)s лодок"'


def whole(folder: Path) -> None:
    translate(folder, ALL)
    text = po_path(folder).read_text(encoding="utf-8")
    assert PLURAL in text
    po_path(folder).write_text(text.replace(PLURAL, PLURAL_RU), encoding="utf-8")


def test_sentences_are_found_in_code_and_in_templates(folder: Path) -> None:
    sentences = {gap.sentence for gap in missing(folder)}
    assert sentences == {*ALL, "('%(n)s boat', '%(n)s boats')"}


def test_a_folder_with_all_its_russian_lacks_nothing(folder: Path) -> None:
    whole(folder)
    assert missing(folder) == []


def test_an_untranslated_sentence_is_named(folder: Path) -> None:
    whole(folder)
    (folder / "more.py").write_text("from x import _\nC = _('The tide turns.')\n", encoding="utf-8")
    assert [gap.sentence for gap in missing(folder)] == ["The tide turns."]
    po_path(folder).write_bytes(updated(folder))
    assert [gap.why for gap in missing(folder)] == ["not translated"]


def test_a_plural_with_two_of_three_russian_forms_is_not_translated(folder: Path) -> None:
    whole(folder)
    text = po_path(folder).read_text(encoding="utf-8")
    po_path(folder).write_text(text.replace('"%(n)s лодок"', '""'), encoding="utf-8")
    assert [gap.why for gap in missing(folder)] == ["not translated"]


def test_a_translation_that_loses_a_value_is_named(folder: Path) -> None:
    whole(folder)
    text = po_path(folder).read_text(encoding="utf-8")
    po_path(folder).write_text(text.replace("Место %(number)s", "Место %(nomer)s"), encoding="utf-8")
    assert [gap.sentence for gap in missing(folder)] == ["Berth %(number)s is free."]


def test_extracting_again_changes_nothing_and_keeps_what_was_translated(folder: Path) -> None:
    whole(folder)
    before = updated(folder)
    po_path(folder).write_bytes(before)
    rules = (folder / "rules.py").read_text(encoding="utf-8")
    (folder / "rules.py").write_text("\n\n\n" + rules, encoding="utf-8")
    assert updated(folder) == before
    assert "Лодка готова." in before.decode()


def test_a_sentence_that_is_gone_leaves_the_file(folder: Path) -> None:
    whole(folder)
    (folder / "templates" / "harbour" / "quay.html").unlink()
    assert b"The quay" not in updated(folder)


def test_compiled_russian_has_three_plural_forms(folder: Path, settings: Settings) -> None:
    whole(folder)
    assert compile_all(folder.parent) == [po_path(folder).with_suffix(".mo")]
    assert compile_all(folder.parent) == [], "compiled twice without need"
    settings.LOCALE_PATHS = [folder / "locale"]
    with override("ru"):
        assert gettext("A boat is ready.") == "Лодка готова."
        assert [ngettext("%(n)s boat", "%(n)s boats", n) for n in (1, 2, 5)] == [
            "%(n)s лодка",
            "%(n)s лодки",
            "%(n)s лодок",
        ]


def test_every_file_begins_with_the_same_plural_rule() -> None:
    for name in folders.standing():
        path = po_path(messages.PACKAGE / name)
        if path.is_file():
            assert path.read_text(encoding="utf-8").startswith(HEADER), path
