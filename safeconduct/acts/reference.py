"""The reference, written from the registry: docs/reference in both languages, and openapi.json.

    safeconduct reference            write the files anew
    safeconduct reference --check    name those that are not current

A test fails while they are not current. The sentences come from the compiled translations.
"""

import pkgutil
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import override
from msgspec import inspect as types

import safeconduct
from safeconduct.acts import events, openapi, registry, words
from safeconduct.acts.events import Event
from safeconduct.acts.policies import ROLES, Policy
from safeconduct.acts.registry import Action, Query
from safeconduct.kernel.errors import CATALOGUE
from safeconduct.keys import columns

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
LANGUAGES = ("en", "ru")


def files() -> dict[str, bytes]:
    """Every file of the reference by its name below `FOLDER`."""
    made = {"openapi.json": openapi.rendered()}
    for language in LANGUAGES:
        with override(language):
            for name, lines in _pages(language):
                made[f"{language}/{name}.md"] = ("\n".join(lines) + "\n").encode()
    return made


def _pages(language: str) -> Iterator[tuple[str, Iterable[str]]]:
    # What a docstring says stands in the English pages alone; titles, fields and rules are in both.
    told = language == "en"
    yield "actions", _under(_("Actions"), _chapters(registry.actions(), told))
    yield "queries", _under(_("Queries"), _chapters(registry.queries(), told))
    yield "events", _under(_("Events"), _events(told))
    yield "errors", _under(_("Refusals"), _errors())
    yield "columns", _under(_("What stands in the clear"), columns.lines())


def _under(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"# {title}", "")
    yield from lines


def _chapters(known: Iterable[Query], told: bool) -> Iterator[str]:
    for one in known:
        title = _(one.title)
        yield from (f"## `{one.name}`", "", f"**{title}.**", "")
        if told:
            yield from (one.doc, "")
        yield from (*_rules(one), "")
        yield from _table(_("Takes"), one.input)
        yield from ("```json", msgspec.json.format(msgspec.json.encode(one.example)).decode(), "```", "")
        yield from _table(_("Gives"), one.result)


def _rules(one: Query) -> Iterator[str]:
    yield _rule(_("Who may"), _who(one.policy))
    if one.confirm:
        yield _rule(_("Second factor"), _("asked for again after two minutes"))
    if not isinstance(one, Action):
        return
    if one.inverse:
        yield _rule(_("Undone by"), f"`{one.inverse}`")
    elif one.final:
        yield _rule(_("Cannot be undone"), _(one.final))
    else:
        yield _rule(_("Only adds"), _("there is nothing to undo"))
    if one.urgent:
        yield _rule(_("Urgent"), _("goes on in the last room of a full disk"))
    if one.emits:
        yield _rule(_("Emits"), _codes(sorted(kind.__name__ for kind in one.emits)))


def _rule(title: str, said: str) -> str:
    return f"- {title}: {said}"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"


def _who(policy: Policy) -> str:
    if policy.open_to_nobody:
        return _("anybody, also without signing in")
    if not policy.names:
        return _("every member whom its own rule allows")
    return ", ".join(_(said) for name, said in ROLES.items() if name in policy.names)


def _table(title: str, kind: object) -> Iterator[str]:
    node = types.type_info(kind)
    found = list(words.lines(node))
    yield from (f"{title}: {words.kind(node)}", "")
    if not found:
        return
    yield _row(_("field"), _("meaning"), _("kind"), _("needed"))
    yield "|---|---|---|---|"
    yes = _("yes")
    for line in found:
        yield _row(f"`{line.name}`", line.title, line.kind, yes if line.needed else "")
    yield ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _events(told: bool) -> Iterator[str]:
    emitters: dict[type[Event], list[str]] = {kind: [] for kind in events.known()}
    for one in registry.actions():
        for kind in one.emits:
            emitters.setdefault(kind, []).append(one.name)
    for kind, names in sorted(emitters.items(), key=lambda entry: entry[0].__name__):
        yield from (f"## `{kind.__name__}`", "")
        if told:
            yield from ((kind.__doc__ or "").strip(), "")
        yield _rule(_("Emitted by"), _codes(names))
        yield _rule(_("Answered by"), _codes(reaction.name for reaction in events.reactions(kind)))
        yield ""
        yield from _table(_("Holds"), kind)


def _errors() -> Iterator[str]:
    yield _row(_("code"), _("status"), _("sentence"))
    yield "|---|---|---|"
    for code, (status, sentence) in sorted(CATALOGUE.items()):
        yield _row(f"`{code}`", str(status), _(sentence))


def stale() -> list[str]:
    """Names of the files that do not say what the code says."""
    return [
        name
        for name, content in files().items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_bytes() != content
    ]


def _load_everything() -> None:
    """A refusal exists once its module is loaded, and some are loaded only by the verb that needs them."""
    for found in pkgutil.walk_packages(safeconduct.__path__, "safeconduct."):
        if not {"config", "migrations", "__main__"} & set(found.name.split(".")):
            import_module(found.name)


def main(arguments: list[str]) -> int:
    """Write every file, or with --check name those that are not current.

    Exit status: 0, 1 when --check named one, 2 for anything else asked.
    """
    if arguments not in ([], ["--check"]):
        print("safeconduct reference [--check]", file=sys.stderr)
        return 2
    _load_everything()
    if arguments:
        old = stale()
        print(*old, sep="\n", end="\n" if old else "")
        return 1 if old else 0
    for name, content in files().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return 0
