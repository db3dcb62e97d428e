"""What each claim weighs, as every pillar above reads it."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from safeconduct.acts.transactions import all_or_nothing
from safeconduct.claims.documents import ClaimDocument, Party, Place, SourceDocument, Speaker
from safeconduct.claims.weighing import add_claim, add_source, weighed
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from tests.claims.test_claims import claim, source


def test_a_new_claim_cannot_be_judged_and_stands_on_its_own_source(network, case):
    origin = source(network, case, title="call of the neighbour")
    claim(network, case, origin, from_instant="2026-03-11T21:40:00Z", least_minutes=0, most_minutes=30)
    (found,) = weighed(network.ash.keys, case)
    assert (str(found.grade), found.standing, found.independent, found.against) == ("F6", "stands", 1, ())
    assert (found.origin.title, found.author) == ("call of the neighbour", network.oak.member)
    assert (found.span.latest - found.span.earliest).total_seconds() == 1800


def test_a_pillar_above_writes_sources_and_claims_with_the_same_checks(network, case):
    made = SourceDocument(title="an answer", kind="letter", brought_by="", received=clock.now())
    origin = add_source(network.oak, case, made)
    words = ClaimDocument(
        source=origin, text="He is not here.", noted=clock.now(), speakers=[Speaker(said="the duty officer")]
    )
    written = add_claim(network.oak, case, words)
    assert [one.id for one in weighed(network.oak.keys, case)] == [written]
    for wrong, code in (
        ({"source": UUID(int=5)}, "not_found"),
        ({"object": Party(said="he", person=UUID(int=5))}, "not_found"),
        ({"replaces": UUID(int=5)}, "not_found"),
        ({"speakers": []}, "invalid"),
        ({"place": Place(said="there", region="RU-XXX")}, "invalid"),
    ):
        with pytest.raises(Refusal) as refused, all_or_nothing(network.oak.keyring):
            add_claim(network.oak, case, replace(words, **wrong))
        assert refused.value.code == code
    with pytest.raises(Refusal) as refused:
        add_claim(network.ash, case, words)
    assert refused.value.code == "forbidden"


def test_who_does_not_open_the_claims_room_weighs_nothing(network, case):
    claim(network, case, source(network, case))
    for name in ("elm", "cedar", "juniper"):
        with pytest.raises(Refusal) as refused:
            weighed(getattr(network, name).keys, case)
        assert refused.value.code == "not_found"
