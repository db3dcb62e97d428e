"""Consent is per use and audience; it is taken back at once, and what was told is listed honestly."""

from datetime import timedelta

import pytest

from safeconduct.acts.run import ask, run
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal


@pytest.fixture
def case(network):
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    network.assign(case, "oak", "documenter")
    return case


def consent(network, case, by="hazel", **given):
    plain = {
        "case": str(case),
        "uses": ["government_named"],
        "audiences": ["*"],
        "risks": "the answer may warn them",
    }
    return run(getattr(network, by), "cases.give_consent", {**plain, **given}).id


def why_not(network, case):
    (line,) = ask(network.ash, "cases.consents", {"case": str(case)}).consents
    return {one.use: one.why_not for one in line.uses}


def test_consent_runs_out(network, case):
    consent(network, case, expires=(clock.now() + timedelta(days=30)).isoformat())
    assert why_not(network, case) == {"government_named": ""}
    with clock.held(clock.now() + timedelta(days=30)):
        assert why_not(network, case) == {"government_named": "expired"}


def test_consent_that_would_end_before_it_begins_is_refused(network, case):
    with pytest.raises(Refusal) as refused:
        consent(network, case, expires=clock.now().isoformat())
    assert refused.value.fields == {"expires": "expires_first"}


def test_consent_from_custody_counts_only_after_the_lawyer_heard_it_in_private(network, case):
    given = consent(network, case, given_in="custody")
    assert why_not(network, case) == {"government_named": "from_custody"}
    words = {
        "case": str(case),
        "consent": str(given),
        "contact": "own_lawyer",
        "how": "alone, twenty minutes",
    }
    with pytest.raises(Refusal) as refused:
        run(network.oak, "cases.verify_consent", words)
    assert refused.value.fields == {"contact": "lawyers_word"}
    run(network.hazel, "cases.verify_consent", words)
    assert why_not(network, case) == {"government_named": ""}


def test_relatives_consent_is_kept_and_allows_nothing(network, case):
    consent(network, case, capacity="relative")
    assert why_not(network, case) == {"government_named": "not_theirs"}


def test_one_use_is_taken_back_and_the_other_stays(network, case):
    given = consent(network, case, uses=["government_named", "statistics"])
    run(
        network.oak,
        "cases.withdraw_consent",
        {"case": str(case), "consent": str(given), "uses": ["statistics"]},
    )
    assert why_not(network, case) == {"government_named": "", "statistics": "withdrawn"}


def test_an_operator_takes_everything_back_at_once_without_reading_what_it_was(network, case):
    consent(network, case)
    done = run(network.elm, "cases.withdraw_consent", {"case": str(case), "said": "stop everything"})
    assert (done.known, done.earlier_uses) == (False, [])
    assert why_not(network, case) == {"government_named": "withdrawn"}


def test_consent_given_after_a_withdrawal_counts(network, case):
    run(network.elm, "cases.withdraw_consent", {"case": str(case)})
    with clock.held(clock.now() + timedelta(seconds=1)):
        consent(network, case)
        assert why_not(network, case) == {"government_named": ""}


def test_a_withdrawal_ends_what_a_directive_allows_but_not_what_it_forbids(network, case):
    from safeconduct.cases import consents

    words = {
        "case": str(case),
        "allows": ["government_named"],
        "forbids": ["public_named"],
        "audiences": ["*"],
    }
    run(network.hazel, "cases.write_directive", words)
    run(network.elm, "cases.withdraw_consent", {"case": str(case)})
    (one,) = consents.directives(network.ash.keys, case)
    assert (one.allows, one.forbids) == (frozenset(), frozenset({"public_named"}))


def test_a_directive_cannot_allow_and_forbid_the_same(network, case):
    with pytest.raises(Refusal) as refused:
        run(
            network.hazel,
            "cases.write_directive",
            {"case": str(case), "allows": ["un_only"], "forbids": ["un_only"]},
        )
    assert refused.value.fields == {"forbids": "both_ways"}


def test_a_legal_flag_is_lifted_by_a_lawyer_of_the_case_alone(network, case):
    given = {"case": str(case), "kinds": ["statement"], "why": "a closed hearing"}
    flag = run(network.elm, "cases.raise_flag", given).id
    lift = {"case": str(case), "flag": str(flag), "why": "it is over"}
    for name, code in (("oak", "forbidden"), ("juniper", "not_found")):
        with pytest.raises(Refusal) as refused:
            run(getattr(network, name), "cases.lift_flag", lift)
        assert refused.value.code == code
    assert ask(network.ash, "cases.consents", {"case": str(case)}).flags
    run(network.hazel, "cases.lift_flag", lift)
    assert not ask(network.ash, "cases.consents", {"case": str(case)}).flags


def test_consent_of_another_case_cannot_be_taken_back_through_this_one(network, case):
    other = network.open().id
    given = consent(network, case)
    with pytest.raises(Refusal) as refused:
        run(network.elm, "cases.withdraw_consent", {"case": str(other), "consent": str(given)})
    assert refused.value.code == "not_found"
