"""The world of a story: a fresh installation, a cast with own keys, a clock to move, a real engine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pyotp
from django.db import connection, transaction

from safeconduct.acts import attending, run
from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.channels.recording.transport import Recorded, recorded
from safeconduct.engine import boot
from safeconduct.engine.documents import Incoming
from safeconduct.engine.models import Inbox
from safeconduct.kernel import clock, room
from safeconduct.keys import rows
from safeconduct.keys.compartments import ENGINE, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.people import entrance
from safeconduct.rig import cast as casting
from safeconduct.rig.cast import Part
from safeconduct.rig.story.expect import Unmet
from safeconduct.vault import shares
from safeconduct.vault.words import WORDS

SPLIT = (3, 5)  # how the cast's recovery is shared


class EngineStopped(Exception):  # noqa: N818  (found out by the runner, told to the author)
    """The engine's process ended by itself."""


class World:
    """Everything around the steps. `skew` is how far the story's wall clock was moved by hand."""

    def __init__(self, folder: Path, start: datetime, parts: Iterable[Part]) -> None:
        self.folder = folder
        self.skew = timedelta()
        self.messages = folder / "messages"
        self.messages.mkdir(mode=0o700)
        self.clock = Path(os.environ["SAFECONDUCT_CLOCK"])
        clock.steer(self.clock, start)
        self._room = room.free_bytes(folder)
        self.cast = casting.found(parts, demo=True)
        boot.install(self.cast.founded.engine, boot.new_secret())
        casting.reachable(self.cast, self.messages)
        self._engine: subprocess.Popen[str] | None = None
        self._paused_until: datetime | None = None
        self._locked: set[str] = set()
        self.restart_engine()

    @property
    def now(self) -> datetime:
        return clock.now()

    def handles(self) -> dict[str, UUID]:
        return casting.handles(self.cast)

    def actor(self, name: str, *, confirmed: bool = True) -> Actor:
        """Somebody of the cast, at work now; what their session does by itself is done first. Nobody, for
        who locked theirs."""
        if name in self._locked:
            return NOBODY
        actor = self.cast.actor(name, confirmed=confirmed)
        attending.attend(actor)
        return actor

    def until(self, at: datetime) -> None:
        """Let time pass up to `at`, and the engine do all that falls due on the way."""
        if self._paused_until is not None and at >= self._paused_until:
            clock.steer(self.clock, self._paused_until)
            self._paused_until = None
            self.restart_engine()
        if self._engine is None or self._paused_until is not None:
            clock.steer(self.clock, at)
            return
        self._tell(at)

    def settle(self) -> None:
        """Let the engine do what is due at this very moment."""
        if self._engine is not None and self._paused_until is None:
            self._tell(self.now)

    def kill_engine(self) -> None:
        """SIGKILL, and start again: what it had in its hands is lost, what was in rows is not."""
        self._end()
        self.restart_engine()

    def restart_engine(self) -> None:
        """End the engine and start it again."""
        self._end()
        self._engine = subprocess.Popen(
            [sys.executable, "-m", "safeconduct.rig.story.stepper"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "safeconduct.config.settings"},
        )
        self._answer("ready")

    def pause_engine(self, length: timedelta) -> None:
        """No engine at all for so long: a machine that is off, or asleep."""
        self._end()
        self._paused_until = self.now + length

    def shift_clock(self, by: timedelta) -> None:
        """Move the wall clock of everybody, as a wrong time server does."""
        self.skew += by
        clock.steer(self.clock, self.now + by)
        self.settle()

    def steer_channels(self, modes: dict[str, str]) -> None:
        """Tell recording channels to hang, fail, be silent, or give receipts."""
        file = self.messages / "mode"
        known = msgspec.json.decode(file.read_bytes(), type=dict[str, str]) if file.exists() else {}
        file.write_bytes(msgspec.json.encode(known | modes))

    def messages_to(self, name: str) -> list[Recorded]:
        """What was handed to a channel for somebody, oldest first."""
        return [one for one in recorded(self.messages) if one.to == casting.address(name)]

    def reply(self, name: str, code: str) -> None:
        """Somebody answers the newest message with its code, or with another: nobody is signed in."""
        sent = self.messages_to(name)
        if not sent:
            raise Unmet(f"a message that {name} could answer", "none")
        body = {"type": "link", "link": sent[-1].link, "code": sent[-1].code if code == "last" else code}
        incoming = Incoming(at=self.now, door=None, body=msgspec.json.encode(body))
        with transaction.atomic():
            rows.insert_unsigned(Inbox, well_known(ENGINE), incoming)
        self.settle()

    def fill_disk(self, *, full: bool) -> None:
        """Leave no room, or enough again, for every process of the story."""
        room.steer(Path(os.environ["SAFECONDUCT_ROOM"]), 0 if full else self._room)
        self.settle()

    def lock(self, name: str) -> None:
        """Somebody's session ends, and with it what its memory held."""
        self._locked.add(name)
        held = self.cast.keyrings[name]
        self.cast.keyrings[name] = Keyring(
            held.organisation, held.member, held.sign, held.box, root=held.root
        )

    def sign_in(self, name: str) -> None:
        """A new session with own keys, as after passphrase and code; it opens what is granted now."""
        self._locked.discard(name)

    def forget(self, name: str) -> None:
        """The passphrase is gone: nobody, and no copy here, can open these keys again."""
        del self.cast.keyrings[name]

    def enrol(self, name: str, invitation: str) -> None:
        """A newcomer's own way in, passphrase, code and sign-in included."""
        made = run.ask(NOBODY, "people.new_secrets", {})
        code = pyotp.TOTP(made.totp_secret).at(self.now)
        typed = {
            "invitation": invitation,
            "name": made.name,
            "passphrase": made.passphrase,
            "totp_secret": made.totp_secret,
            "code": code,
            "proof": made.proof,
        }
        run.run(NOBODY, "people.enrol", typed)
        self.cast.keyrings[name] = entrance.enter(made.name, made.passphrase, code).keyring

    def backup(self, name: str) -> None:
        """Back up while everything runs, by the command."""
        self._command("backup", str(self.folder / f"{name}.backup"))

    def restore(self, name: str, count: int) -> None:
        """The machine is lost; everything comes back on an empty folder from the backup and some shares.

        The engine is let see with the new boot secret. Raises Unmet when the command does not succeed.
        """
        self._end()
        connection.close()
        data, empty = Path(os.environ["SAFECONDUCT_DATA"]), self.folder / "restored"
        held = shares.split(self.cast.founded.recovery, *SPLIT)[:count]
        read, write = os.pipe()
        os.write(write, "\n".join(held).encode())
        os.close(write)
        said = self._command(
            "restore",
            str(self.folder / f"{name}.backup"),
            "--data",
            str(empty),
            "--shares-fd",
            str(read),
            keep=(read,),
        )
        os.close(read)
        shutil.rmtree(data)
        empty.rename(data)
        self.restart_engine()
        boot.let_see(_boot_secret(said))
        self.settle()

    def _command(self, *words: str, keep: tuple[int, ...] = ()) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "safeconduct", *words],
            capture_output=True,
            text=True,
            check=False,
            pass_fds=keep,
        )
        if done.returncode:
            raise Unmet(f"{words[0]} to succeed", done.stdout + done.stderr)
        return done.stdout

    def close(self) -> None:
        """End the engine and forget its key."""
        self._end()
        boot.forget()

    def _tell(self, at: datetime) -> None:
        engine = self._engine
        if engine is None or engine.stdin is None:
            raise EngineStopped
        engine.stdin.write(f"until {at.isoformat()}\n")
        engine.stdin.flush()
        self._answer("idle")

    def _answer(self, wanted: str) -> None:
        engine = self._engine
        if engine is None or engine.stdout is None or engine.stdout.readline().strip() != wanted:
            raise EngineStopped

    def _end(self) -> None:
        if self._engine is not None:
            self._engine.kill()
            self._engine.wait()
            self._engine = None


def _boot_secret(said: str) -> str:
    """The seven words that a restore shows once."""
    for line in said.splitlines():
        words = line.split()
        if len(words) == 7 and all(word in WORDS for word in words):
            return line.strip()
    raise Unmet("a new boot secret", said)
