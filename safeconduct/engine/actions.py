"""Setting up how messages leave the house, and who outside must hear from us."""

from typing import Annotated

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.channels.email.settings import EmailFields, EmailSettings
from safeconduct.channels.email.transport import is_here
from safeconduct.channels.gateway.settings import GatewayFields, GatewaySettings
from safeconduct.engine import doors, refusals, staff
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal
from safeconduct.kernel.text import N_

Name = Annotated[
    str,
    Meta(
        title=N_("Name of the channel"),
        description=N_("as members choose it, such as sms, voice or email"),
        pattern=r"^[a-z][a-z0-9_]{0,30}$",
        max_length=31,
        examples=["sms"],
    ),
]
may_set_up = roles("admin", "coordinator")
MAIL = {"name": "email", "host": "mail.example.org", "sender": "desk@example.org"}
GATEWAY = {"name": "sms", "url": "https://sms.example.org/send", "secret": "sixteen letters or more"}


class SetMail(EmailFields, frozen=True, kw_only=True):
    """A channel that sends e-mail."""

    name: Name


class SetGateway(GatewayFields, frozen=True, kw_only=True):
    """A channel through a gateway for text messages or calls."""

    name: Name


class ChannelRef(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One channel that stands."""

    name: Name


class SetWatcher(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Somebody outside who calls a human when we fall silent; empty for nobody."""

    url: Annotated[
        str,
        Meta(
            title=N_("Address of the watcher"),
            description=N_("it gets a message every half minute while all is well; empty for none"),
            pattern=r"^(|https://\S+|http://(127\.0\.0\.1|localhost|\[::1\])[:/]\S*)$",
            max_length=500,
            examples=["https://watch.example.org/ping/us"],
        ),
    ] = ""
    every_s: Annotated[int, Meta(title=N_("Seconds between two messages"), ge=5, le=3600)] = 30


class DoorOpened(msgspec.Struct, kw_only=True, frozen=True):
    """Where the gateway delivers receipts and replies. It is shown this once."""

    path: str


@action(
    "engine.set_mail",
    title=N_("Set up e-mail"),
    may=may_set_up,
    example=MAIL,
    inverse="engine.withdraw_channel",
    confirm=True,
)
def set_mail(actor: Actor, given: SetMail) -> None:
    """Set up or change a channel that sends e-mail; the engine alone can read its password.

    A change needs the password again: kept, it could be sent to a server of somebody else's choosing.
    Raises Refusal INVALID with PASSWORD_AGAIN, or with NOT_HERE.
    """
    faults = {}
    if given.user and not given.password:
        faults["password"] = refusals.PASSWORD_AGAIN
    if given.security == "local" and not is_here(given.host):
        faults["security"] = refusals.NOT_HERE
    if faults:
        raise Refusal(INVALID, fields=faults)
    fields = {name: getattr(given, name) for name in EmailSettings.__struct_fields__}
    staff.publish_channel(actor.keys, given.name, EmailSettings(**fields))


@action(
    "engine.set_gateway",
    title=N_("Set up text messages or calls"),
    may=may_set_up,
    example=GATEWAY,
    inverse="engine.withdraw_channel",
    confirm=True,
)
def set_gateway(actor: Actor, given: SetGateway) -> DoorOpened:
    """Set up or change a channel through a gateway. It gets a new door; the one before is shut."""
    door, token = doors.open_door()
    fields = {name: getattr(given, name) for name in GatewayFields.__struct_fields__}
    staff.publish_channel(actor.keys, given.name, GatewaySettings(**fields, door=door))
    return DoorOpened(path=f"/in/{token}")


@action(
    "engine.withdraw_channel",
    title=N_("Send nothing by a channel any more"),
    may=may_set_up,
    example={"name": "sms"},
    final=N_("Set the channel up anew to use it again: what it needed was kept nowhere else."),
    confirm=True,
    destructive=True,
)
def withdraw_channel(actor: Actor, given: ChannelRef) -> None:
    """Withdraw a channel. Raises Refusal NOT_FOUND when none of this name stands."""
    if given.name not in {one.name for one in staff.channels(actor.keys)}:
        raise Refusal(NOT_FOUND)
    staff.withdraw_channel(actor.keys, given.name)


@action(
    "engine.set_watcher",
    title=N_("Name the watcher outside"),
    may=may_set_up,
    example={"url": "https://watch.example.org/ping/us"},
    inverse="engine.set_watcher",
    confirm=True,
)
def set_watcher(actor: Actor, given: SetWatcher) -> None:
    """Name who outside must hear from us every so often while all is well; an empty address names nobody."""
    staff.publish_watcher(actor.keys, given.url, every_s=given.every_s)
