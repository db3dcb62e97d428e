"""The panel on a case's page that says what is kept, until when, and what is gone; in the reader's words."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.cases import words
from safeconduct.cases.queries import EndingLine, Endings, EndingSoon
from safeconduct.kernel import clock
from safeconduct.people import members


def shown(actor: Actor, case: UUID) -> dict[str, object] | None:
    """Rooms with their ends, and what was erased; None when there is nothing to say."""
    found: Endings = ask(actor, "cases.endings", {"case": str(case)})
    if not found.rooms and not found.erased:
        return None
    return {
        "rooms": [_room(actor, one) for one in found.rooms],
        "erased": [
            {
                "line": one,
                "name": _(words.ROOM_NAMES[one.kind]),
                "asked_by": _who(actor, one.asked_by),
                "still": one.gone_from_backups > clock.now(),
            }
            for one in found.erased
        ],
    }


def soon(actor: Actor) -> list[tuple[EndingSoon, str]]:
    """What is erased within two weeks, for coordinators; nothing for others."""
    if "coordinator" not in actor.roles:
        return []
    return [(one, _(words.ROOM_NAMES[one.kind])) for one in ask(actor, "cases.ending_soon", {})]


def _room(actor: Actor, one: EndingLine) -> dict[str, object]:
    return {
        "line": one,
        "name": _(words.ROOM_NAMES[one.kind]),
        "rule": _rule(one),
        "holds": [(hold, _who(actor, hold.by)) for hold in one.holds],
        "soon": one.said is not None and one.end is not None,
        "wish_by": _who(actor, one.wish.by) if one.wish else "",
        "may_erase": one.able and one.wish is not None and not one.wish.yours and not one.holds,
    }


def _rule(one: EndingLine) -> str:
    """How long this is kept, before anybody said otherwise."""
    if one.since == "done":
        return _("goes as soon as it has served")
    months, years = round(one.days / 30.4), round(one.days / 365)
    if one.days < 365:
        return ngettext("%d month after closing", "%d months after closing", months) % months
    return ngettext("%d year after closing", "%d years after closing", years) % years


def _who(actor: Actor, handle: UUID | None) -> str:
    return members.name_of(actor.keys, handle) or str(handle)[:8] if handle else ""
