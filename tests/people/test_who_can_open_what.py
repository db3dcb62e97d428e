"""Who can open what equals the roster, always: after any order of joins, removals, changed roles, turns
and crashes, teams included.

People come and go at random; sessions mend at random and are killed at random in the middle. Whenever
everybody who stands has had a session, what is written then is opened by exactly those who should.
"""

from unittest import mock

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask, run
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import certificates, compartments, rows
from safeconduct.keys.compartments import AUDIT, DESK, HOUSE, well_known
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.people import members, upkeep
from tests import cast as fictional
from tests.keys.test_core import note

ROLES = ["operator", "lawyer", "press", "coordinator"]


class Killed(BaseException):
    """The process ends here."""


class Comings(RuleBasedStateMachine):
    people = Bundle("people")

    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()

    def teardown(self) -> None:
        try:
            self.everybody_has_had_a_session()
        finally:
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    @initialize()
    def found(self) -> None:
        self.cast = fictional.found()
        self.roles: dict[str, set[str]] = {"ash": {"coordinator"}, "birch": {"admin"}}
        self.left: list[Keyring] = []
        self.rooms: dict[object, set[str]] = {}

    def ring(self, name: str) -> Keyring:
        return self.cast[name]

    def act(self, name: str, action: str, **given: object):
        keyring = self.ring(name)
        return run(Actor(keyring, members.roles_of(keyring)), action, given)

    @rule(target=people, role=st.sampled_from(ROLES))
    def somebody_comes(self, role: str) -> str:
        name = f"p{len(self.cast.members)}"
        for known in self.roles:
            self.ring(known)
        fictional.join(self.cast, name, role)
        self.roles[name] = {role}
        return name

    @rule(name=people, by=st.sampled_from(["ash", "birch"]))
    def somebody_goes(self, name: str, by: str) -> None:
        if name in self.roles:
            self.act(by, "people.deactivate", member=self.ring(name).member)
            self.left.append(self.cast.members[name])
            del self.roles[name]

    @rule(name=people, role=st.sampled_from(ROLES))
    def somebody_changes(self, name: str, role: str) -> None:
        if name in self.roles:
            given = {"member": self.ring(name).member, "roles": [role]}
            certificate = self.act("birch", "people.change_roles", **given).certificate
            self.act("ash", "people.countersign", certificate=certificate, compared=True)
            self.roles[name] = {role}

    @rule(first=people, second=people)
    def two_get_a_room(self, first: str, second: str) -> None:
        if {first, second} <= set(self.roles):
            holders = {self.ring(first).member, self.ring(second).member}
            room = compartments.create(
                self.ring(first), "identity", id=new_id(), subject=new_id(), holders=holders
            )
            self.rooms[room] = {first, second}

    @rule(name=people)
    def somebody_has_a_session(self, name: str) -> None:
        if name in self.roles:
            upkeep.mend(self.ring(name), seconds=60)

    @rule(name=people, writes=st.integers(1, 30))
    def somebody_has_a_session_that_is_killed(self, name: str, writes: int) -> None:
        """After so many rows the process is gone, and with it what its memory held."""
        if name not in self.roles:
            return
        left, real = [writes], rows.store

        def store(*given: object, **more: object):
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return real(*given, **more)

        with mock.patch.object(rows, "store", store):
            try:
                upkeep.mend(self.ring(name), seconds=60)
            except Killed:
                self._forget(name)

    def _forget(self, name: str) -> None:
        kept = self.cast.members[name]
        self.cast.members[name] = Keyring(kept.organisation, kept.member, kept.sign, kept.box)

    @rule()
    def everybody_has_had_a_session(self) -> None:
        if not hasattr(self, "cast"):
            return
        for _round in range(2):
            for name in self.roles:
                upkeep.mend(self.ring(name), seconds=60)
        standing = set(self.roles)
        self._opened_by(well_known(HOUSE), standing)
        self._opened_by(well_known(DESK), self._in("operator", "coordinator"))
        self._opened_by(well_known(AUDIT), self._in("admin", "coordinator"))
        for role in (*ROLES, "admin", "passage"):
            self._opened_by(well_known(f"team:{role}"), self._in(role, "coordinator"))
        for room, readers in self.rooms.items():
            if readers & standing:
                self._opened_by(room, readers & standing)
            else:
                self._counted(room)

    def _in(self, *roles: str) -> set[str]:
        return {name for name, held in self.roles.items() if held & set(roles)}

    def _opened_by(self, compartment, expected: set[str]) -> None:
        """What is written now is opened by exactly these, among all who ever were here."""
        row = note(self.ring("ash"), compartment)
        able = {name for name in self.roles if self._opens(self.ring(name), row)}
        assert able == expected
        assert not any(self._opens(one, row) for one in self.left)
        named = {self.ring(name).member for name in expected}
        if expected and compartment in self.rooms:
            assert compartments.roster(self.ring(min(expected)), compartment) == named
        assert all(certificates.directory(self.ring("ash")).now(one) for one in named)

    def _counted(self, room) -> None:
        """Nobody is left to turn it: House says that it still seals to a key that somebody knew."""
        row = note(self.ring("ash"), room)
        known_to = {one.member for one in self.left if self._opens(one, row)}
        keyring = self.ring("ash")
        lines = ask(Actor(keyring, members.roles_of(keyring)), "people.removals", {})
        assert {line.member for line in lines if line.still} >= known_to

    @staticmethod
    def _opens(keyring: Keyring, row) -> bool:
        keyring.refresh()
        try:
            rows.find(keyring, type(row), row.id)
        except (Refusal, NotHeld):
            return False
        return True


@pytest.mark.slow
@pytest.mark.django_db
def test_whoever_should_can_open_and_nobody_else_can():
    run_state_machine_as_test(
        Comings,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            phases=[Phase.generate],  # shrinking would take minutes; the steps are printed
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
