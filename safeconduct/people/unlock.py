"""Signing in on the machine itself, for commands: the same door, no session and no cookie."""

from safeconduct.acts.actor import Actor
from safeconduct.kernel import clock
from safeconduct.people import entrance, members

DEVICE = "the machine itself"  # commands wait for each other, not for strangers at the pages


def unlock(name: str, passphrase: str, code: str) -> Actor:
    """The actor behind a sign-in name, passphrase and code, as the pages would know them.

    Raises Refusal WRONG_ENTRY, SLOW_DOWN, HELD, BUSY or DAMAGED; FORBIDDEN for a newcomer for whom
    nobody has vouched.
    """
    keyring = entrance.enter(name, passphrase, code, device=DEVICE).keyring
    members.standing(keyring)
    profile = members.member(keyring, keyring.member).profile
    return Actor(
        keyring=keyring,
        roles=members.roles_of(keyring),
        language=profile.language,
        zone=profile.zone,
        confirmed_at=clock.now(),
        via="command",
    )
