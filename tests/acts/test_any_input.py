"""Whatever is sent to whatever action: it is done or refused, and never anything else."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeconduct.acts import registry
from safeconduct.acts.actor import Actor
from safeconduct.acts.decode import shape
from safeconduct.acts.policies import ROLES
from safeconduct.acts.run import ask, run
from safeconduct.kernel.errors import Refusal
from tests.acts import sample
from tests.acts.conftest import Members

LETTERS = st.characters(exclude_categories=())  # half of a surrogate pair too
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(LETTERS, max_size=50)
    | st.sampled_from(
        [
            sample.ID,
            "2026-03-29T02:30:00+02:00",
            "0001-01-01T00:00:00Z",
            "9999-12-31",
            "a" * 5000,
            "\u202e",
            "=1+1",
        ]
    )
)
JSON = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(LETTERS, max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
ANY = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def near_example(draw: st.DrawFn, one: registry.Query) -> Any:
    """The example of an action with some of its fields replaced, left out or added; or anything."""
    if draw(st.integers(0, 9)) == 0:
        return draw(JSON)
    names = [field.encode_name for field in getattr(shape(one.input), "fields", ())]
    changed = draw(st.dictionaries(st.sampled_from([*names, "other", "\0"]), JSON, max_size=3))
    left_out = draw(st.sets(st.sampled_from([*names, "other"]), max_size=2))
    return {name: value for name, value in {**one.example, **changed}.items() if name not in left_out}


def attempt(actor: Actor, one: registry.Query, sent: Any) -> None:
    """Raises everything but a Refusal; what was done is undone."""
    face = run if isinstance(one, registry.Action) else ask
    try:
        with transaction.atomic():
            face(actor, one.name, sent)
            transaction.set_rollback(True)
    except Refusal as refusal:
        assert isinstance(refusal.status, int)


def everything() -> list[registry.Query]:
    return [*registry.actions(), *registry.queries()]


@ANY
@given(data=st.data())
def test_the_samples_answer_everything(desk: sample.Desk, members: Members, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(everything()))
    attempt(members.ash, one, data.draw(near_example(one)))


@pytest.mark.slow
@settings(ANY, max_examples=12)
@given(data=st.data())
@pytest.mark.parametrize("name", [one.name for one in everything()])
def test_every_real_action_and_query_answers_everything(
    members: Members, data: st.DataObject, name: str
) -> None:
    one = next(one for one in everything() if one.name == name)
    somebody = replace(members.ash, roles=frozenset(ROLES))
    attempt(somebody, one, data.draw(near_example(one)))
