"""What somebody says is kept word for word, with its source, its time as said and what that can mean."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from safeconduct.acts.run import ask, run
from safeconduct.claims.models import Claim
from safeconduct.kernel.errors import Refusal

CALL = datetime(2026, 3, 11, 21, 40, tzinfo=UTC)


def source(network, case, by="oak", **given):
    plain = {"case": str(case), "title": "call of the neighbour", "kind": "call"}
    return str(run(getattr(network, by), "claims.add_source", {**plain, **given}).id)


def claim(network, case, origin, by="oak", **given):
    plain = {
        "case": str(case),
        "source": origin,
        "speaker": "the neighbour",
        "text": "Two men in black led her to a grey car.",
    }
    return str(run(getattr(network, by), "claims.add_claim", {**plain, **given}).id)


def lines(network, case, by="ash"):
    return ask(getattr(network, by), "claims.claims", {"case": str(case)})


def test_a_claim_is_kept_word_for_word_and_conflicting_ones_stand_side_by_side(network, case):
    origin = source(network, case)
    claim(network, case, origin, text="Двое увели её.", act="apprehended", count_said="двое", count_low=2)
    claim(network, case, origin, speaker="the ministry", text="She left by herself.", act="denied")
    found = lines(network, case)
    assert [one.text for one in found] == ["Двое увели её.", "She left by herself."]
    assert (found[0].count_said, found[0].count_low, found[0].count_high) == ("двое", 2, None)


def test_half_an_hour_later_follows_the_claim_that_it_was_reckoned_from(network, case):
    origin = source(network, case)
    first = claim(
        network,
        case,
        origin,
        time_said="when I called you",
        from_instant=CALL.isoformat(),
        least_minutes=0,
        most_minutes=0,
    )
    claim(
        network,
        case,
        origin,
        time_said="half an hour later",
        from_claim=first,
        least_minutes=20,
        most_minutes=45,
    )
    call, later = lines(network, case)
    assert (call.earliest, call.latest) == (CALL, CALL)
    assert later.time_said == "half an hour later"
    assert (later.earliest, later.latest) == (CALL + timedelta(minutes=20), CALL + timedelta(minutes=45))


def test_what_an_undated_article_says_waits_and_is_dated_with_the_article(network, case):
    article = source(network, case, title="an article without a date", kind="article")
    claim(
        network,
        case,
        article,
        time_said="the day before",
        from_source=article,
        least_minutes=-2880,
        most_minutes=0,
    )
    (waiting,) = lines(network, case)
    assert (waiting.undated, waiting.earliest) == (True, None)
    given = {"case": str(case), "source": article, "earliest": CALL.isoformat(), "latest": CALL.isoformat()}
    run(network.hazel, "claims.date_source", given)
    (dated,) = lines(network, case)
    assert not dated.undated
    assert (dated.earliest, dated.latest) == (CALL - timedelta(days=2), CALL)


def test_words_of_the_calendar_become_narrow_when_their_article_is_dated(network, case):
    article = source(network, case, title="an article without a date", kind="article")
    claim(network, case, article, time_said="yesterday", from_source=article)
    claim(network, case, article, time_said="вчера")  # nothing chosen: it was said when the article was
    assert [(one.undated, one.earliest) for one in lines(network, case)] == [(True, None), (True, None)]
    given = {"case": str(case), "source": article, "earliest": CALL.isoformat(), "latest": CALL.isoformat()}
    run(network.hazel, "claims.date_source", given)
    for one in lines(network, case):
        assert one.latest - one.earliest == timedelta(days=1, seconds=-1)
        assert one.earliest < CALL - timedelta(hours=20)
        assert (one.understood, str(one.from_source), one.from_earliest) == (True, article, CALL)


def test_words_keep_their_zone_when_somebody_far_away_corrects_something_else(network, case):
    origin = source(network, case, earliest=CALL.isoformat(), latest=CALL.isoformat())
    first = claim(network, case, origin, time_said="yesterday")
    far = replace(network.hazel, zone="Asia/Tokyo")
    given = {"case": str(case), "claim": first, "source": origin, "speaker": "she", "text": "Three men."}
    run(far, "claims.correct_claim", {**given, "time_said": "yesterday"})
    old, new = lines(network, case)
    assert old.earliest is not None
    assert (new.earliest, new.latest) == (old.earliest, old.latest)


def test_instants_are_kept_in_utc_whatever_zone_they_were_given_in(network, case):
    origin = source(network, case)
    claim(network, case, origin, earliest="2026-03-12T00:40:00+03:00", latest="2026-03-12T00:40:00+03:00")
    (found,) = lines(network, case)
    assert found.earliest == CALL
    assert found.earliest.utcoffset() == timedelta()


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"earliest": "2026-03-12T00:00:00Z", "latest": "2026-03-11T00:00:00Z"}, {"latest": "latest_first"}),
        ({"least_minutes": 5}, {"from_claim": "no_anchor"}),
        (
            {"from_instant": CALL.isoformat(), "least_minutes": 9, "most_minutes": 3},
            {"most_minutes": "most_first"},
        ),
        ({"count_low": 9, "count_high": 3}, {"count_high": "wrong_way_round"}),
        ({"region": "RU-XXX"}, {"region": "no_region"}),
        ({"region": "Penza"}, {"region": "bad_form"}),
        ({"speaker": ""}, {"speaker": "too_short"}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_written(network, case, given, fields):
    origin = source(network, case)
    with pytest.raises(Refusal) as refused:
        claim(network, case, origin, **given)
    assert refused.value.fields == fields
    assert not Claim.objects.exists()


def test_an_echo_names_what_it_repeats(network, case):
    first = source(network, case)
    source(network, case, title="an article that quotes the call", kind="article", derived_from=[first])
    (echo, _) = ask(network.ash, "claims.sources", {"case": str(case)})
    assert [str(one) for one in echo.derived_from] == [first]


def test_nothing_of_another_case_can_be_named(network, case):
    other = network.open().id
    network.assign(other, "oak", "documenter")
    foreign = source(network, other)
    foreign_claim = claim(network, other, foreign)
    own = source(network, case)
    person = str(run(network.cedar, "cases.add_person", {"case": str(other)}).id)
    for tried in (
        lambda: claim(network, case, foreign),
        lambda: claim(network, case, own, from_claim=foreign_claim),
        lambda: claim(network, case, own, from_source=foreign),
        lambda: claim(network, case, own, object_person=person),
        lambda: source(network, case, derived_from=[foreign]),
        lambda: run(network.oak, "claims.date_source", {"case": str(case), "source": foreign}),
    ):
        with pytest.raises(Refusal) as refused:
            tried()
        assert refused.value.code == "not_found"


def test_words_from_custody_carry_their_signs_of_duress(network, case):
    origin = source(network, case, title="a video", kind="post")
    claim(network, case, origin, text="I am fine.", from_custody=True, duress=["read_out", "all_well"])
    (found,) = lines(network, case)
    assert (found.from_custody, found.duress) == (True, ["read_out", "all_well"])


@pytest.mark.parametrize("name", ["elm", "cedar", "larch", "maple", "pine", "juniper"])
def test_who_does_not_open_the_claims_learns_nothing_of_them(network, case, name):
    claim(network, case, source(network, case))
    with pytest.raises(Refusal) as refused:
        lines(network, case, by=name)
    assert refused.value.code in {"forbidden", "not_found"}


def test_only_a_lawyer_of_the_case_and_documenters_write_claims(network, case):
    for name, code in (("ash", "forbidden"), ("cedar", "forbidden"), ("juniper", "not_found")):
        with pytest.raises(Refusal) as refused:
            source(network, case, by=name)
        assert refused.value.code == code
    assert source(network, case, by="hazel")


def test_no_word_of_a_claim_lies_in_the_clear(network, case):
    claim(network, case, source(network, case), text="Двое увели её.")
    (row,) = Claim.objects.all()
    assert "увели".encode() not in bytes(row.sealed)
