"""Claims that speak of each other stand side by side; none is overwritten, and duress lowers nothing."""

from uuid import UUID

import pytest

from safeconduct.acts.run import ask, run
from safeconduct.claims.models import Claim
from safeconduct.claims.weighing import weighed
from safeconduct.kernel.errors import Refusal
from tests.claims.test_claims import claim, lines, source
from tests.claims.test_grading import grade, stance, why


@pytest.fixture
def pair(network, case):
    """An allegation and a claim that speaks of it, from two sources."""
    first, second = source(network, case), source(network, case, title="a statement", kind="letter")
    return claim(network, case, first), claim(network, case, second, speaker="the ministry", stance="denies")


def by_id(network, case):
    return {str(one.id): one for one in lines(network, case)}


@pytest.mark.parametrize(
    ("kind", "told"),
    [("contradicts", "contradicted"), ("denies", "denied"), ("denies_premise", "denied")],
)
def test_a_denial_stands_beside_what_it_denies_and_removes_nothing(network, case, pair, changed, kind, told):
    alleged, denial = pair
    stance(network, case, denial, kind, alleged, why="It names the same night.")
    found = by_id(network, case)
    assert [str(one) for one in found[alleged].against] == [denial]
    assert (found[alleged].standing, found[alleged].grade) == ("stands", "F6")
    assert changed[0] == (alleged, told)
    assert ((denial, told) in changed) == (kind == "contradicts")
    (line,) = why(network, case, alleged).stances
    assert (line.kind, line.why, line.by) == (kind, "It names the same night.", network.oak.member)
    assert [str(one.id) for one in why(network, case, alleged).others] == [denial]


def test_an_explanation_says_nothing_against(network, case, pair, changed):
    alleged, explaining = pair
    stance(network, case, explaining, "explains", alleged)
    assert by_id(network, case)[alleged].against == []
    assert not changed


def test_a_retraction_under_duress_lowers_nothing(network, case, pair, changed):
    alleged, other = pair
    stance(network, case, other, "corroborates", alleged)
    video = source(network, case, title="a video", kind="post")
    fine = claim(network, case, video, text="I am fine.", from_custody=True, duress=["read_out"])
    before = by_id(network, case)[alleged]
    with pytest.raises(Refusal) as refused:
        stance(network, case, fine, "retracts", alleged)
    assert refused.value.fields == {"kind": "not_free"}
    changed.clear()
    stance(network, case, fine, "retracts_under_duress", alleged)
    after = by_id(network, case)[alleged]
    assert (after.grade, after.independent) == (before.grade, before.independent) == ("F1", 2)
    assert after.standing == "retracted_under_duress"
    assert changed == [(alleged, "retracted_under_duress")]


def test_a_free_retraction_marks_the_claim_and_its_withdrawal_brings_it_back(network, case, pair, changed):
    alleged, back = pair
    noted = stance(network, case, back, "retracts", alleged)
    assert by_id(network, case)[alleged].standing == "retracted"
    withdraw = {"case": str(case), "stance": noted, "why": "it was about another night"}
    run(network.hazel, "claims.withdraw_stance", withdraw)
    assert by_id(network, case)[alleged].standing == "stands"
    assert changed == [(alleged, "retracted"), (alleged, "regraded")]
    (line,) = ask(network.ash, "claims.stances", {"case": str(case)})
    assert (line.withdrawn_by, line.withdrawn_why) == (network.hazel.member, "it was about another night")
    with pytest.raises(Refusal) as refused:
        run(network.hazel, "claims.withdraw_stance", withdraw)
    assert refused.value.code == "stance_ended"


def test_a_correction_stands_in_the_place_of_the_old_claim_which_stays_readable(network, case, pair, changed):
    alleged, denial = pair
    grade(network, case, alleged)
    stance(network, case, denial, "denies", alleged)
    changed.clear()
    origin = str(by_id(network, case)[alleged].source)
    given = {"case": str(case), "claim": alleged, "source": origin, "speaker": "the neighbour"}
    new = str(run(network.oak, "claims.correct_claim", {**given, "text": "Three men."}).id)
    found = by_id(network, case)
    assert (found[alleged].standing, found[alleged].text) == (
        "replaced",
        "Two men in black led her to a grey car.",
    )
    assert (str(found[new].replaces), found[new].grade) == (alleged, "F6")
    assert [str(one) for one in found[new].against] == [denial]
    assert changed == [(alleged, "replaced")]
    for one in (alleged, new):
        assert [each.text for each in why(network, case, one).versions][1] == "Three men."
    for tried in (
        lambda: run(network.oak, "claims.correct_claim", {**given, "text": "Four men."}),
        lambda: stance(network, case, denial, "contradicts", alleged),
    ):
        with pytest.raises(Refusal) as refused:
            tried()
        assert refused.value.code == "claim_replaced"


def test_a_correction_is_still_from_the_place_in_the_document_where_it_stood(network, case, pair):
    from msgspec.structs import replace

    from safeconduct.claims.weighing import add_claim

    (first, _second) = weighed(network.oak.keys, case)
    placed = add_claim(network.oak, case, replace(first.document, start=10, end=40))
    given = {"case": str(case), "claim": str(placed), "source": str(first.source), "speaker": "she"}
    new = run(network.oak, "claims.correct_claim", {**given, "text": "Three men."}).id
    document = {one.id: one.document for one in weighed(network.oak.keys, case)}[new]
    assert (document.start, document.end) == (10, 40)


def test_what_cannot_be_between_two_claims_is_refused(network, case, pair):
    one, other = pair
    with pytest.raises(Refusal) as refused:
        stance(network, case, one, "denies", one)
    assert refused.value.fields == {"to": "to_itself"}
    stance(network, case, one, "contradicts", other)
    with pytest.raises(Refusal) as refused:
        stance(network, case, one, "contradicts", other)
    assert refused.value.code == "said_already"


def test_nothing_of_another_case_stands_to_a_claim(network, case, pair):
    one, _other = pair
    elsewhere = network.open().id
    network.assign(elsewhere, "oak", "documenter")
    foreign = claim(network, elsewhere, source(network, elsewhere))
    noted = stance(network, elsewhere, foreign, "explains", claim(network, elsewhere, origin_of(foreign)))
    for tried in (
        lambda: stance(network, case, foreign, "denies", one),
        lambda: stance(network, case, one, "denies", foreign),
        lambda: grade(network, case, foreign),
        lambda: why(network, case, foreign),
        lambda: run(network.oak, "claims.withdraw_stance", {"case": str(case), "stance": noted, "why": "no"}),
    ):
        with pytest.raises(Refusal) as refused:
            tried()
        assert refused.value.code == "not_found"


def origin_of(handle):
    """The source of a claim, whichever case it belongs to."""
    from safeconduct.claims.models import Source

    compartment = Claim.objects.get(id=UUID(handle)).compartment
    return str(Source.objects.get(compartment=compartment).id)


def test_the_figure_of_two_times_names_the_first_hand_claim_and_both_stay(network, case):
    origin = source(network, case)
    late = {"from_instant": "2026-03-11T22:40:00Z", "least_minutes": 0, "most_minutes": 10}
    early = {"from_instant": "2026-03-11T21:40:00Z", "least_minutes": 0, "most_minutes": 10}
    about = {"act": "apprehended", "object": "both men"}
    heard = claim(network, case, origin, **about, **late)
    saw = claim(network, case, origin, first_hand=True, **about, **early)
    (figure,) = ask(network.ash, "claims.figures", {"case": str(case)})
    assert (str(figure.rests_on), figure.competing) == (saw, True)
    assert [str(one.id) for one in figure.claims] == [saw, heard]
