"""How a member is reached while nobody is signed in: known to the member and the engine, nobody else."""

from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.people import members
from safeconduct.people.documents import WaysDocument
from safeconduct.people.models import Ways
from safeconduct.people.ports import PORTS, Reach


def ways_of(keyring: Keyring) -> WaysDocument:
    """The member's own ways, in the member's own order."""
    row = Ways.objects.filter(id=keyring.member).first()
    found: WaysDocument = WaysDocument() if row is None else rows.read_signed(keyring, row).document
    return found


def keep_ways(keyring: Keyring, document: WaysDocument) -> None:
    """Write the member's own ways, and tell the engine."""
    row = Ways.objects.filter(id=keyring.member).first()
    if row is None:
        rows.insert(keyring, Ways, keyring.member, document, id=keyring.member)
    else:
        rows.rewrite(keyring, row, document)
    publish(keyring)


def publish(keyring: Keyring) -> None:
    """Tell the engine how this member is reached; inside the action's transaction."""
    own, known = ways_of(keyring), members.member(keyring, keyring.member)
    reach = Reach(
        member=keyring.member,
        ways=[(way.channel, way.address) for way in own.ways],
        language=known.profile.language,
        zone=known.profile.zone,
        roles=known.roles,
        quiet=(own.quiet_from, own.quiet_until) if own.quiet_from else None,
    )
    PORTS.publish_reach(keyring, reach)
