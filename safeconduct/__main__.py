"""One command with many verbs; each verb is one row of the table and loads only what it needs."""

import os
import sys
from importlib import import_module
from typing import NamedTuple

from safeconduct import __version__
from safeconduct.config import logs
from safeconduct.config.environment import Misconfigured
from safeconduct.config.speech import N_, _
from safeconduct.kernel.hiding import hide
from safeconduct.kernel.loading import load


class Verb(NamedTuple):
    """`place` is "module:function"; the function takes the arguments and returns the exit status."""

    place: str
    says: str
    rows: bool = False  # needs Django and the database


VERBS = {
    "serve": Verb("safeconduct.config.serve:main", N_("serve the pages and run the engine")),
    "setup": Verb(
        "safeconduct.config.prepare:main", N_("make the data folder ready, or bring it up to date")
    ),
    "demo": Verb("safeconduct.rig.demo.command:main", N_("fill an empty folder with fiction"), rows=True),
    "bench": Verb("safeconduct.rig.bench.command:main", N_("measure one thing and print it")),
    "story": Verb("safeconduct.rig.story.command:main", N_("play a scenario and check what must be true")),
    "engine": Verb(
        "safeconduct.engine.command:main", N_("run the engine: timers, alarms, messages"), rows=True
    ),
    "verify": Verb("safeconduct.rig.verifying:main", N_("name whatever does not fit the log"), rows=True),
    "backup": Verb(
        "safeconduct.rig.backup:main", N_("write everything to one file that only recovery opens"), rows=True
    ),
    "restore": Verb("safeconduct.rig.restore:main", N_("bring everything back from a backup, with k shares")),
    "doctor": Verb("safeconduct.rig.doctor.command:main", N_("look whether this machine is fit"), rows=True),
    "read": Verb("safeconduct.claims.read.command:main", N_("print who says what in a document")),
    "do": Verb("safeconduct.acts.command:main", N_("do one action by hand"), rows=True),
    "reference": Verb(
        "safeconduct.acts.reference:main", N_("write docs/reference anew, for developers"), rows=True
    ),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one verb. Exit status: what the verb returns; 2 when it could not be understood or begun."""
    os.umask(0o077)  # whatever is written is for this user alone
    if not sys.stderr.isatty():  # what does not go to a person goes to a log
        logs.configure()
        logs.hide_tracebacks()
    if arguments is None:
        hide()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--version"]:
        print(f"safeconduct {__version__}")
        return 0
    try:
        given = _take_data_folder(given)
        if not given or given[0] not in VERBS:
            return _explain(given)
        return _run(VERBS[given[0]], given[1:])
    except Misconfigured as answer:
        print(answer, file=sys.stderr)
        return 2


def _take_data_folder(arguments: list[str]) -> list[str]:
    """Every verb takes `--data DIR`; it must be known before settings are read."""
    left = []
    rest = iter(arguments)
    for word in rest:
        name, equals, value = word.partition("=")
        if name != "--data":
            left.append(word)
            continue
        folder = value if equals else next(rest, "")
        if not folder:
            raise Misconfigured(_("--data needs a folder: --data DIR"))
        os.environ["SAFECONDUCT_DATA"] = folder
    return left


def _run(verb: Verb, arguments: list[str]) -> int:
    if verb.rows:
        load()
    module, _colon, function = verb.place.partition(":")
    return int(getattr(import_module(module), function)(arguments))


def _explain(given: list[str]) -> int:
    asked = not given or given[0] in {"-h", "--help"}
    out = sys.stdout if asked else sys.stderr
    if not asked:
        print(_("There is no verb “%(verb)s”.") % {"verb": given[0]}, file=out)
    print(_("Use: safeconduct VERB [--data DIR] …   (safeconduct VERB --help says more)"), file=out)
    for name, verb in VERBS.items():
        print(f"  {name:<10}{_(verb.says)}", file=out)
    return 0 if asked else 2


if __name__ == "__main__":
    sys.exit(main())
