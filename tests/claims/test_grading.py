"""How far a claim can be believed is judged on two axes, and confirmed only by independent sources."""

import pytest

from safeconduct.acts.run import ask, run
from safeconduct.claims.models import Grading
from safeconduct.kernel.errors import CATALOGUE, Refusal
from tests.claims.test_claims import claim, lines, source


def grade(network, case, of, letter="B", number=3, by="oak", reasons="seen from her window"):
    given = {"case": str(case), "claim": of, "source": letter, "information": number, "reasons": reasons}
    return run(getattr(network, by), "claims.grade", given)


def stance(network, case, one, kind, to, why="read side by side"):
    given = {"case": str(case), "claim": one, "kind": kind, "to": to, "why": why}
    return str(run(network.oak, "claims.set_stance", given).id)


def graded(network, case):
    return {str(one.id): one.grade for one in lines(network, case)}


def why(network, case, of, by="oak"):
    return ask(getattr(network, by), "claims.why", {"case": str(case), "claim": of})


def test_a_claim_is_judged_on_two_axes_and_earlier_judgements_stay(network, case, changed):
    one = claim(network, case, source(network, case))
    assert graded(network, case) == {one: "F6"}
    grade(network, case, one, "B", 3, reasons="She saw it from her window.")
    grade(network, case, one, "C", 2, by="hazel", reasons="Her account holds beside the photograph.")
    assert graded(network, case) == {one: "C2"}
    found = why(network, case, one)
    assert [(each.grade, each.by) for each in found.gradings] == [
        ("B3", network.oak.member),
        ("C2", network.hazel.member),
    ]
    assert (found.given, found.gradings[0].reasons) == ("C2", "She saw it from her window.")
    assert changed == [(one, "regraded"), (one, "regraded")]


def test_nobody_types_a_one(network, case):
    one = claim(network, case, source(network, case))
    with pytest.raises(Refusal) as refused:
        grade(network, case, one, "A", 1)
    assert refused.value.fields == {"information": "one_is_computed"}
    assert "at least two sources" in CATALOGUE["one_is_computed"][1]
    assert not Grading.objects.exists()


def test_a_one_comes_by_itself_from_two_sources_that_have_nothing_in_common(network, case, changed):
    seen, heard = source(network, case), source(network, case, title="call of the flatmate")
    one, other = claim(network, case, seen), claim(network, case, heard, speaker="the flatmate")
    grade(network, case, one, "B", 3)
    changed.clear()
    noted = stance(network, case, other, "corroborates", one)
    assert graded(network, case) == {one: "B1", other: "F1"}
    assert sorted(changed) == sorted([(one, "regraded"), (other, "regraded")])
    assert why(network, case, one).given == "B3"
    given = {"case": str(case), "stance": noted, "why": "two different cars"}
    run(network.oak, "claims.withdraw_stance", given)
    assert graded(network, case) == {one: "B3", other: "F6"}


def test_an_echo_confirms_nothing_even_in_a_circle_of_articles(network, case, changed):
    post = source(network, case, title="a post", kind="post")
    first = source(network, case, title="an article", kind="article", derived_from=[post])
    second = source(network, case, title="another article", kind="article", derived_from=[first])
    told = [claim(network, case, origin) for origin in (post, first, second)]
    for one in told[1:]:
        stance(network, case, one, "corroborates", told[0])
    assert set(graded(network, case).values()) == {"F6"}
    assert not changed
    found = why(network, case, told[0])
    assert [(str(each.claim.id), str(each.echo_of)) for each in found.voices] == [
        (told[1], told[0]),
        (told[2], told[0]),
    ]
    assert [each.title for each in why(network, case, told[2]).behind] == ["an article", "a post"][::-1]


def test_one_person_who_tells_it_to_two_sources_is_one_voice(network, case):
    person = str(run(network.cedar, "cases.add_person", {"case": str(case)}).id)
    seen, heard = source(network, case), source(network, case, title="an article", kind="article")
    one = claim(network, case, seen, speaker_person=person)
    other = claim(network, case, heard, speaker_person=person, through=["a journalist"])
    stance(network, case, other, "corroborates", one)
    assert set(graded(network, case).values()) == {"F6"}


def test_a_voice_that_is_taken_back_moves_the_claims_that_it_confirmed(network, case, changed):
    seen, heard, later = (source(network, case, title=title) for title in ("a call", "a letter", "a visit"))
    one, other = claim(network, case, seen), claim(network, case, heard)
    back = claim(network, case, later, text="I was mistaken.")
    stance(network, case, other, "corroborates", one)
    changed.clear()
    stance(network, case, back, "retracts", other)
    assert graded(network, case)[one] == "F6"
    assert sorted(changed) == sorted([(other, "retracted"), (one, "regraded")])


def test_who_only_reads_claims_does_not_grade_them(network, case):
    one = claim(network, case, source(network, case))
    with pytest.raises(Refusal) as refused:
        grade(network, case, one, by="ash")
    assert refused.value.code == "forbidden"
