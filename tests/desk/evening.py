"""An evening at the desk: the night of the engine's tests, with members who act through the registry."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.utils import translation

from safeconduct.acts import attending
from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask, run
from safeconduct.engine.documents import Incoming
from safeconduct.engine.models import Inbox
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import certificates, rows
from safeconduct.keys.compartments import ENGINE, well_known
from safeconduct.people import members
from safeconduct.people.documents import ProfileDocument
from tests import cast as fictional
from tests.engine.night import Night

ZONE = "Europe/Moscow"
NUMBER = "+7 900 000-00-01"


class Evening(Night):
    """`act`, `ask` and `refused` are the registry's face; the engine plays when told to, as before."""

    def actor(self, name: str, *, confirmed: bool = True, language: str = "en") -> Actor:
        keyring = self.cast[name]
        standing = certificates.directory(self.cast["ash"]).now(keyring.member)
        roles = standing.roles if standing else frozenset()
        at = self.now if confirmed else None
        return Actor(keyring, roles, language=language, zone=ZONE, confirmed_at=at)

    def act(self, name: str, action: str, /, **given: Any) -> Any:
        with clock.held(self.now):
            return run(self.actor(name), action, plain(given))

    def ask(self, name: str, query: str, /, **given: Any) -> Any:
        with clock.held(self.now):
            return ask(self.actor(name), query, plain(given))

    def refused(self, name: str, action: str, /, **given: Any) -> str:
        with pytest.raises(Refusal) as caught:
            self.act(name, action, **given)
        return caught.value.code

    def refused_query(self, name: str, query: str, **given: Any) -> str:
        with pytest.raises(Refusal) as caught:
            self.ask(name, query, **given)
        return caught.value.code

    def ask_in(self, language: str, name: str, query: str, **given: Any) -> Any:
        with clock.held(self.now), translation.override(language):
            return ask(self.actor(name, language=language), query, plain(given))

    def present(self, *names: str) -> None:
        """Somebody works at the desk for a while: what their presence does by itself is done."""
        for name in names:
            with clock.held(self.now):
                attending.attend(self.actor(name))

    def lives(self, name: str, base: str, *languages: str) -> None:
        with self.moment():
            profile = ProfileDocument(
                handle=self.member(name), display_name=name, base=base, languages=list(languages)
            )
            members.set_profile(self.cast[name], profile)

    def scream(self, by: str = "cedar", **more: Any) -> Any:
        """A critical signal; the engine has run."""
        given = {"lines": ["screams, then the line went dead"], "level": "critical", "from": NUMBER, **more}
        signal = self.act(by, "desk.log_signal", **given)
        self.run()
        return signal

    def reply(self, name: str) -> None:
        """Whoever holds the phone of a member answers the newest message with its code."""
        last = self.sent_to(name)[-1]
        body = msgspec.json.encode({"type": "link", "link": last.link.rsplit("/", 1)[-1], "code": last.code})
        with self.moment():
            incoming = Incoming(at=self.now, door=None, body=body)
            rows.insert_unsigned(Inbox, well_known(ENGINE), incoming)
        self.run()

    def alarm(self, name: str, kind: str) -> Any:
        """The one open or taken alarm of a kind."""
        (found,) = [one for one in self.ask(name, "desk.open_alarms") if one.kind == kind]
        return found

    def dispatch(self, name: str = "cedar") -> Any:
        (found,) = [one for one in self.ask(name, "desk.dispatches") if not one.over]
        return found


def plain(given: dict[str, Any]) -> dict[str, Any]:
    """What somebody passes as Python values, as JSON would carry it."""
    values: dict[str, Any] = msgspec.to_builtins(given)
    return values


def begin(folder: Path) -> Evening:
    """Everybody can be reached; Hazel and Juniper live where the calls come from, and speak Russian."""
    evening = Evening(fictional.full(), folder)
    evening.let_see()
    evening.open_channels()
    evening.publish()
    evening.on_shift("fir", "cedar")
    evening.lives("hazel", "RU-PNZ", "ru")
    evening.lives("juniper", "RU-SAR", "ru", "en")
    return evening
