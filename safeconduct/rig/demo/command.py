"""`safeconduct demo`: fill an empty data folder with a fictional network, once; print its sign-ins."""

import argparse
import os
import sys
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from safeconduct.channels.console.settings import ConsoleSettings
from safeconduct.engine import boot, staff
from safeconduct.engine.documents import StaffCard, Way
from safeconduct.kernel import clock
from safeconduct.keys.models import Organisation
from safeconduct.rig import cast as casting
from safeconduct.rig import terminal
from safeconduct.rig.cast import Cast
from safeconduct.rig.demo import people, tonight
from safeconduct.rig.demo.fill import YEARS, Filler
from safeconduct.rig.demo.held import Held

SIGN_INS = "demo-sign-ins.txt"


def main(arguments: list[str]) -> int:
    """Exit status 2 where there is no demo to be made: on real data, or without the demo's mark."""
    parser = argparse.ArgumentParser("safeconduct demo", description=_("Fill an empty folder with fiction."))
    parser.parse_args(arguments)
    with terminal.own_language():
        return _begin()


def _begin() -> int:
    file = Path(settings.DATA_FOLDER) / SIGN_INS
    if not settings.ENVIRONMENT.demo:
        print(_("A demo is begun by ./start --demo, never on data that is real."), file=sys.stderr)
        return 2
    if not Organisation.objects.exists():
        print(_("Inventing a network: nobody in it exists. This takes half a minute, once."), flush=True)
        make(file)
    print(f"\n{_(people.NOTE)}\n\n{file.read_text(encoding='utf-8')}", flush=True)
    return 0


def make(file: Path) -> Cast:
    """Found the fictional network and fill it, in one transaction: a kill leaves nothing."""
    with transaction.atomic():
        cast = people_only()
        filler = Filler(cast)
        filler.past()
        Held(filler).tell()
        tonight.duty(filler)
        tonight.night(filler, filler.known)
        people.write_down(file)
    return cast


@transaction.atomic
def people_only() -> Cast:
    """The fictional network before it has done anything: members, sign-ins, channels, shifts."""
    with clock.held(clock.now() - YEARS - timedelta(days=30)):
        cast = casting.found(people.PARTS, demo=True)
    people.open_accounts(cast)
    _reach(cast)
    _install(cast)
    return cast


def _install(cast: Cast) -> None:
    """The demo's engine starts by itself: its secret lies beside the data, which real data forbids."""
    secret, place = boot.new_secret(), os.environ.get(boot.VARIABLE)
    boot.install(cast.founded.engine, secret)
    if place:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as secret_file:
            secret_file.write(secret)


def _reach(cast: Cast) -> None:
    """Messages of the demo are printed where it was started, in the language of that terminal, and go nowhere
    else."""
    founder, now = cast.founded.keyring, clock.now()
    staff.publish_channel(founder, "console", ConsoleSettings())
    for name, part in cast.parts.items():
        member = cast.keyrings[name].member
        ways = [Way(channel="console", address=name)]
        roles = sorted(part.roles)
        card = StaffCard(
            member=member, at=now, channels=ways, language=get_language() or "en", zone=part.zone, roles=roles
        )
        staff.publish_staff(founder, card)
