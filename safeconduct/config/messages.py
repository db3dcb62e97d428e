"""The Russian of every sentence: found, kept, compiled, and named when it is missing.

    python -m safeconduct.config.messages extract [FOLDER…]   bring the .po files up to date
    python -m safeconduct.config.messages compile             make the .mo files that Django reads
    python -m safeconduct.config.messages missing             name what has no Russian yet; exit 1 if any

A sentence belongs to the folder that it stands in: safeconduct/<folder>/locale/ru/LC_MESSAGES/django.po.
The files hold neither dates nor line numbers, so that a change shows only what changed.
"""

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from safeconduct.config.folders import PACKAGE, standing

KEYWORDS = {
    "N_": None,
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# The plural rule is the same in every file: Django merges only catalogues that agree on it.
HEADER = """\
msgid ""
msgstr ""
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\\n"

"""


@dataclass(frozen=True)
class Gap:
    """A sentence without its Russian."""

    folder: str
    sentence: str
    why: str

    def __str__(self) -> str:
        return f"safeconduct/{self.folder}: {self.sentence!r}: {self.why}"


def po_path(folder: Path) -> Path:
    """Where the sentences of one folder are kept."""
    return folder / "locale" / "ru" / "LC_MESSAGES" / "django.po"


def found(folder: Path) -> Catalog:
    """Every sentence that stands in the Python files and templates of `folder`."""
    catalog = Catalog(locale="ru", charset="utf-8")
    for path in _sources(folder):
        place = path.relative_to(folder.parent.parent).as_posix()
        for _line, message, comments, context in _extract(path):
            catalog.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalog


def _sources(folder: Path) -> Iterator[Path]:
    inside = sorted(folder.rglob("*"))
    if folder.name == "config":  # the command line beside the folders speaks with the words of config
        inside += sorted(folder.parent.glob("*.py"))
    yield from (path for path in inside if path.suffix == ".py" and "migrations" not in path.parts)
    yield from (
        path for path in inside if path.suffix in {".html", ".txt", ".svg"} and "templates" in path.parts
    )


def _extract(path: Path) -> Iterable[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Indentation means something in Python and nothing in a template.
        text = "\n".join(line.strip() for line in templatize(text, origin=path.name).splitlines())
    source = io.BytesIO(text.encode())
    return extract(
        "python", source, keywords=KEYWORDS, comment_tags=("Translators:",), options={"encoding": "utf-8"}
    )


def kept(folder: Path) -> Catalog:
    """What the .po file of `folder` holds; empty when there is none."""
    path = po_path(folder)
    with io.BytesIO(path.read_bytes() if path.is_file() else HEADER.encode()) as source:
        return read_po(source, locale="ru", charset="utf-8", abort_invalid=True)


def updated(folder: Path) -> bytes:
    """The .po file as it should be: found sentences, kept translations, nothing that is gone."""
    catalog = kept(folder)
    catalog.update(found(folder), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    text = io.BytesIO()
    write_po(text, catalog, omit_header=True, include_lineno=False, sort_output=True, width=100)
    return HEADER.encode() + text.getvalue()


def extract_all(names: Iterable[str] = ()) -> list[Path]:
    """Bring the .po files of the folders `names` (of all when empty) up to date; return those changed."""
    changed = []
    for folder in _folders(names):
        path = po_path(folder)
        if not path.is_file() and not len(found(folder)):
            continue
        text = updated(folder)
        if not path.is_file() or path.read_bytes() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
            changed.append(path)
    return changed


def compile_all(package: Path = PACKAGE) -> list[Path]:
    """Write the .mo file beside every .po file that is newer; return those written."""
    written = []
    for path in sorted(package.glob("*/locale/*/LC_MESSAGES/django.po")):
        target = path.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        compiled = io.BytesIO()
        with path.open("rb") as source:
            write_mo(compiled, read_po(source, locale=path.parts[-3]))
        # In one step, since a running server may be about to read it.
        half = target.with_suffix(".mo.half")
        half.write_bytes(compiled.getvalue())
        half.replace(target)
        written.append(target)
    return written


def missing(folder: Path) -> list[Gap]:
    """Sentences of `folder` that a Russian reader would meet in English or half translated."""
    catalog = kept(folder)
    return [
        Gap(folder.name, str(message.id), why)
        for message in found(folder)
        if message.id and (why := _fault(catalog, message.id, message.context))
    ]


def _fault(catalog: Catalog, sentence: str | tuple[str, ...] | list[str], context: str | None) -> str:
    held = catalog.get(sentence if isinstance(sentence, str) else sentence[0], context)
    if held is None:
        return "not in the .po file; run extract"
    if held.fuzzy:
        return "marked as doubtful"
    forms = (held.string,) if isinstance(held.string, str) else tuple(held.string or ())
    plural = not isinstance(sentence, str)
    if not all(form and form.strip() for form in forms) or len(forms) != (3 if plural else 1):
        return "not translated"
    faults = [str(fault) for fault in held.check(catalog)]
    return faults[0] if faults else ""


def _folders(names: Iterable[str] = ()) -> list[Path]:
    return [PACKAGE / name for name in tuple(names) or standing()]


def main(arguments: list[str]) -> int:
    """Run one of the three verbs; see the head of this file."""
    match arguments:
        case ["extract", *names]:
            for path in extract_all(names):
                print(path.relative_to(PACKAGE.parent))
        case ["compile"]:
            compile_all()
        case ["missing"]:
            gaps = [gap for folder in _folders() for gap in missing(folder)]
            print(*gaps, sep="\n", end="\n" if gaps else "")
            return 1 if gaps else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
