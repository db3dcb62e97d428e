"""`safeconduct verify`: does everything fit the log? Names every row that does not.

safeconduct verify                              what can be told without keys
safeconduct verify --with-keys NAME             also what stands inside, as far as NAME may look
safeconduct verify --head 4711:0123…            and whether it goes on from a head noted outside
"""

import argparse
import sys
from typing import Any

import msgspec
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safeconduct.kernel.errors import Refusal
from safeconduct.keys import heads, verify
from safeconduct.keys.errors import Damaged
from safeconduct.keys.verify import WORDS, Finding, Report
from safeconduct.rig import terminal, unlocking
from safeconduct.vault.merkle import Head

FITS, DOES_NOT_FIT, NOT_CHECKED = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Exit status: 0 all fits, 1 something does not, 2 it could not be checked."""
    with terminal.own_language():
        given = _parse(arguments)
        try:
            report = verify.check(unlocking.keyring(given), given.head)
        except Refusal as refusal:
            terminal.complain(_(refusal.sentence))
            return NOT_CHECKED
        except (OSError, DatabaseError, Damaged):
            terminal.complain(_("It could not be checked: the database or the terminal cannot be read."))
            return NOT_CHECKED
        if given.json:
            print(msgspec.json.encode(as_data(report)).decode())
        else:
            show(report)
        return FITS if report.fits else DOES_NOT_FIT


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "safeconduct verify", description=_("Check that nothing was altered behind the log's back.")
    )
    parser.add_argument("--json", action="store_true", help=_("one line of JSON"))
    unlocking.add_to(parser)
    parser.add_argument(
        "--head",
        action="append",
        default=[],
        type=head_given,
        metavar="SIZE:ROOT",
        help=_("a head of the log that was noted outside; the data must go on from it"),
    )
    return parser.parse_args(arguments)


def head_given(text: str) -> Head:
    """A head as an argument."""
    try:
        return heads.read(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("a head is written SIZE:ROOT, the root in 64 hexadecimal digits")
        ) from None


def as_data(report: Report) -> dict[str, Any]:
    """The report for programs."""
    return {
        "fits": report.fits,
        "head": f"{report.head.size}:{report.head.root.hex()}",
        "entries": report.head.size,
        "rows": report.rows,
        "envelopes": report.opened,
        "findings": [one._asdict() for one in report.findings],
    }


def show(report: Report) -> None:
    """The report for people: the first that does not fit, then all."""
    size = report.head.size
    print(ngettext("%(size)s leaf in the log.", "%(size)s leaves in the log.", size) % {"size": size})
    print(
        ngettext("%(rows)s row looked at.", "%(rows)s rows looked at.", report.rows) % {"rows": report.rows}
    )
    if report.opened:
        opened = {"opened": report.opened}
        print(ngettext("%(opened)s envelope opened.", "%(opened)s envelopes opened.", report.opened) % opened)
    if report.fits:
        print(_("All of it fits."))
        return
    count = len(report.findings)
    said = ngettext(
        "%(count)s thing does not fit. The first:", "%(count)s things do not fit. The first:", count
    )
    print(said % {"count": count}, file=sys.stderr)
    for finding in report.findings:
        terminal.complain(_line(finding))


def _line(finding: Finding) -> str:
    parts = [
        finding.table,
        str(finding.row) if finding.row else "",
        _("leaf %(leaf)s") % {"leaf": finding.leaf} if finding.leaf is not None else "",
        finding.detail,
    ]
    return " ".join(part for part in parts if part) + ": " + _(WORDS.get(finding.code, finding.code))
