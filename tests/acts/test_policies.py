"""Default deny: nothing is registered without a policy, and a policy speaks first."""

from typing import Any

import pytest

from safeconduct.acts import policies, registry
from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.acts.policies import Policy, all_of, anybody_signed_in, nobody_yet, roles
from safeconduct.kernel.errors import FORBIDDEN, NOT_FOUND, Refusal
from tests.acts import sample
from tests.acts.conftest import Members
from tests.acts.sample import Nothing


def verdict(policy: Policy, actor: Actor, given: Any = None) -> str:
    try:
        policy(actor, given)
    except Refusal as refusal:
        return refusal.code
    return "yes"


def test_an_action_without_a_policy_cannot_be_registered(desk: sample.Desk) -> None:
    def body(actor: Actor, given: Nothing) -> None:
        """Do nothing."""

    with pytest.raises(TypeError):
        registry.action("sample.open", title="Open", example={})(body)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="default deny"):
        registry.action("sample.open", title="Open", may=None, example={})(body)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="default deny"):
        registry.query("sample.look", title="Look", may=None, example={})(body)  # type: ignore[arg-type]
    assert "sample.open" not in {one.name for one in registry.actions()}


def test_roles_let_in_who_has_one_of_them_and_nobody_else(members: Members) -> None:
    may = roles("coordinator", "operator")
    assert verdict(may, members.ash) == "yes"
    assert verdict(may, members.birch) == "forbidden"
    assert verdict(may, NOBODY) == "sign_in"
    assert verdict(may, Actor(None, frozenset({"coordinator"}))) == "sign_in"


def test_a_role_that_does_not_exist_cannot_be_named() -> None:
    with pytest.raises(ValueError, match="operater"):
        roles("operater")
    with pytest.raises(ValueError, match="not roles"):
        roles()
    with pytest.raises(ValueError, match="no parts"):
        all_of()


def test_only_the_named_policy_is_open_to_somebody_who_has_not_signed_in(members: Members) -> None:
    assert verdict(nobody_yet, NOBODY) == "yes"
    assert verdict(anybody_signed_in, NOBODY) == "sign_in"
    assert verdict(anybody_signed_in, members.birch) == "yes"


def test_a_bare_check_lets_only_members_through_its_door(members: Members) -> None:
    def never(actor: Actor, given: Any) -> None:
        raise Refusal(NOT_FOUND)

    may = policies.as_policy(never)
    assert verdict(may, NOBODY) == "sign_in"
    assert verdict(may, members.ash) == "not_found"
    assert may.admits(members.ash)
    assert not may.admits(NOBODY)


def test_all_of_needs_every_part(members: Members) -> None:
    def only_five(actor: Actor, given: Any) -> None:
        if given != 5:
            raise Refusal(FORBIDDEN)

    both = all_of(roles("coordinator"), only_five)
    assert verdict(both, members.ash, 5) == "yes"
    assert verdict(both, members.ash, 4) == "forbidden"
    assert verdict(both, members.birch, 5) == "forbidden"
    assert verdict(both, NOBODY, 5) == "sign_in"


def test_what_the_reference_says_of_a_policy_is_what_it_does() -> None:
    assert all_of(roles("lawyer", "press"), roles("press", "admin")).names == {"press"}
    assert not all_of(roles("lawyer"), nobody_yet).open_to_nobody
