"""Press and analysts see of claims what stands on their cards, and hold no key of the room."""

from uuid import UUID

import pytest
from django.db import OperationalError

from safeconduct.acts import attending
from safeconduct.acts.run import ask, run
from safeconduct.claims import coding
from safeconduct.claims.models import Claim, Cleared, ClearedNoMore, Coded
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows, verify
from tests import cast as fictional
from tests.cases.test_pages import browse, text
from tests.claims.test_claims import claim, source
from tests.claims.test_grading import grade, stance
from tests.tampering import write

__all__ = ["browse"]  # a fixture

WORDS = {
    "attribution": "a neighbour",
    "sentence": "Two men in black led a woman to a grey car.",
    "region": "RU-PNZ",
    "time": "in the second week of March",
}


@pytest.fixture
def analyst(network):
    fictional.join(network.cast, "rowan", "analyst")
    return network.rowan


@pytest.fixture
def said(network, case):
    return claim(
        network, case, source(network, case), text="Two men led Zara to a grey car at Lime Street 4."
    )


def clear(network, case, of, by="hazel", **given):
    return run(
        getattr(network, by), "claims.clear_for_public", {"case": str(case), "claim": of, **WORDS, **given}
    )


def told(network, case, by="pine"):
    return ask(getattr(network, by), "claims.cleared", {"case": str(case)})


def test_press_reads_exactly_the_words_that_were_cleared_and_none_other(network, case, said):
    claim(network, case, source(network, case), text="Her brother is called Timur.")
    assert told(network, case) == []
    clear(network, case, said)
    (line,) = told(network, case)
    assert {name: getattr(line, name) for name in WORDS} == WORDS
    assert (str(line.claim), line.by, line.free) == (said, network.hazel.member, True)
    for row in [*Cleared.objects.all(), *ClearedNoMore.objects.all()]:
        if network.pine.keys.holds(row.compartment):
            shown = str(rows.read(network.pine.keys, row).document)
            assert not any(word in shown for word in ("Zara", "Lime", "Timur"))
    with pytest.raises(Refusal) as refused:
        ask(network.pine, "claims.claims", {"case": str(case)})
    assert refused.value.code == "forbidden"


def test_what_is_cleared_no_longer_leaves_the_digest_and_press_learns_not_why(network, case, said):
    clear(network, case, said)
    run(network.oak, "claims.withdraw_clearing", {"case": str(case), "claim": said, "why": "Zara is afraid"})
    assert told(network, case) == told(network, case, by="oak") == []
    for row in ClearedNoMore.objects.all():
        if network.pine.keys.holds(row.compartment):
            assert rows.read(network.pine.keys, row).document.why == ""
    clear(network, case, said, sentence="Somebody was taken.")
    assert [one.sentence for one in told(network, case)] == ["Somebody was taken."]
    with pytest.raises(Refusal) as refused:
        run(
            network.oak,
            "claims.withdraw_clearing",
            {"case": str(case), "claim": twice(network, case), "why": "-"},
        )
    assert refused.value.code == "not_cleared"


def twice(network, case):
    return claim(network, case, source(network, case))


def test_words_of_a_claim_that_was_corrected_or_taken_back_leave_the_digest_at_once(network, case, said):
    origin = source(network, case, title="a visit")
    other, back = claim(network, case, origin), claim(network, case, origin, text="I was mistaken.")
    clear(network, case, said)
    clear(network, case, other)
    stance(network, case, back, "retracts", other)
    assert [str(one.claim) for one in told(network, case)] == [said]
    corrected = {"case": str(case), "claim": said, "source": origin, "speaker": "she", "text": "Three men."}
    run(network.oak, "claims.correct_claim", corrected)
    assert told(network, case) == []
    for gone in (said, other):
        with pytest.raises(Refusal) as refused:
            clear(network, case, gone)
        assert refused.value.code == "no_longer_stands"


def test_a_documenter_who_is_not_on_the_case_still_takes_words_back(network, case, said):
    clear(network, case, said)
    run(
        network.ash,
        "cases.unassign",
        {"case": str(case), "member": str(network.oak.member), "role": "documenter"},
    )
    run(network.oak, "claims.withdraw_clearing", {"case": str(case), "claim": said, "why": "she asked"})
    assert told(network, case) == []


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"sentence": "Zara Testova was taken."}, {"sentence": "names_in_it"}),
        ({"attribution": "the sister of Testova"}, {"attribution": "names_in_it"}),
        ({"region": "RU-XXX"}, {"region": "no_region"}),
        ({"region": "Penza"}, {"region": "bad_form"}),
    ],
)
def test_names_and_places_narrower_than_a_region_are_not_cleared(network, case, said, given, fields):
    run(network.cedar, "cases.add_person", {"case": str(case), "names": ["Zara Testova"], "minor": False})
    with pytest.raises(Refusal) as refused:
        clear(network, case, said, **given)
    assert refused.value.fields == fields
    assert not Cleared.objects.exists()


def test_what_a_documenter_clears_goes_to_press_once_it_was_compared(network, case, said):
    network.assign(case, "pine", "press")
    clear(network, case, said, by="oak")
    assert told(network, case) == []
    attending.attend(network.ash)
    attending.attend(network.fir)
    (line,) = told(network, case)
    assert line.sentence == WORDS["sentence"]
    assert verify.check(network.cast["ash"]).findings == []


def test_a_documenter_learns_no_name_by_clearing_words_and_press_never_reads_it(network, case, said):
    """Whoever clears is told the same of a secret word and of any other; those who read the card see it."""
    network.assign(case, "pine", "press")
    given = {"case": str(case), "names": ["Zara Testova"], "minor": True}
    run(network.cedar, "cases.add_person", given)
    other = claim(network, case, source(network, case), text="Two men led somebody to a car.")
    clear(network, case, said, by="oak", sentence="Zara Testova was led to a car.")
    clear(network, case, other, by="oak", sentence="Nina Ladova was led to a car.")
    attending.attend(network.ash)
    secret, plain = told(network, case, "oak")
    assert (secret.withheld, plain.withheld) == (False, False)
    assert [one.sentence for one in told(network, case)] == ["Nina Ladova was led to a car."]
    for name in ("ash", "hazel"):
        assert [one.withheld for one in told(network, case, name)] == [True, False]
    run(network.hazel, "claims.withdraw_clearing", {"case": str(case), "claim": said, "why": "a name"})
    attending.attend(network.fir)
    assert [one.claim for one in told(network, case)] == [UUID(str(other))]


def test_an_analyst_sees_claims_by_codes_and_no_word_of_them(network, case, said, analyst):
    network.assign(case, "oak", "documenter")
    letter = source(network, case, title="a letter", kind="letter")
    other = claim(network, case, letter, speaker="Ministry of Rivers")
    stance(network, case, other, "denies", said)
    grade(network, case, said, "B", 2)
    attending.attend(network.ash)
    found = {str(one.claim): one for one in ask(analyst, "claims.coded", {"case": str(case)})}
    assert (found[said].grade, found[said].kind, found[said].contested) == ("B2", "call", True)
    shown = str(list(found.values()))
    assert not any(word in shown for word in ("Zara", "Lime", "Rivers", "neighbour"))
    grade(network, case, said, "C", 4)
    attending.attend(network.ash)
    assert {one.grade for one in ask(analyst, "claims.coded", {"case": str(case)})} == {"C4", "F6"}


def test_a_card_of_codes_that_fits_is_not_written_again(network, case, said, analyst):
    attending.attend(network.ash)
    attending.attend(network.fir)
    assert Coded.objects.count() == 1


def test_one_claim_that_was_altered_keeps_no_other_case_from_its_card(network, case, said, analyst):
    other = network.open().id
    network.assign(other, "oak", "documenter")
    claim(network, other, source(network, other))
    write(Claim, said, "sealed", bytes(Claim.objects.get(id=said).sealed)[:-1] + b"!")
    attending.attend(network.ash)
    assert len(ask(analyst, "claims.coded", {"case": str(other)})) == 1


def test_cards_that_were_undone_with_another_are_made_at_the_next_visit(
    network, case, said, analyst, monkeypatch
):
    other = network.open().id
    network.assign(other, "oak", "documenter")
    claim(network, other, source(network, other))
    in_the_field, asked = coding.settle, []

    def broken_off(keyring, one):
        asked.append(one)
        if len(asked) == 2:
            raise OperationalError("database is locked")
        in_the_field(keyring, one)

    with monkeypatch.context() as patch:
        patch.setattr(coding, "settle", broken_off)
        attending.attend(network.ash)
    assert len(asked) == 2
    attending.attend(network.ash)
    assert [len(ask(analyst, "claims.coded", {"case": str(one)})) for one in (case, other)] == [1, 1]


def test_the_pages_of_press_and_analysts_show_their_cards(network, case, said, analyst, browse):
    clear(network, case, said)
    attending.attend(network.ash)
    page = text(browse("pine").get(f"/cases/{case}"))
    assert WORDS["sentence"] in page
    assert "Zara" not in page
    page = text(browse("rowan").get(f"/cases/{case}"))
    assert "Claims by codes" in page
    assert WORDS["sentence"] not in page
    assert "cleared for the public:" in text(browse("oak").get(f"/cases/{case}"))


@pytest.mark.parametrize("name", ["cedar", "larch", "maple", "juniper", "rowan"])
def test_nobody_else_learns_what_is_cleared(network, case, said, analyst, name):
    clear(network, case, said)
    with pytest.raises(Refusal) as refused:
        told(network, case, by=name)
    assert refused.value.code in {"forbidden", "not_found"}


def test_cards_of_claims_go_with_the_claims_and_fit_the_log_until_then(network, case, said, analyst):
    clear(network, case, said)
    attending.attend(network.ash)
    assert verify.check(network.cast["pine"]).findings == verify.check(network.cast["rowan"]).findings == []
    run(network.hazel, "cases.ask_erasure", {"case": str(case), "kind": "claims", "why": "they asked"})
    run(network.ash, "cases.erase_room", {"case": str(case), "kind": "claims"})
    assert not Cleared.objects.exists()
    assert not Coded.objects.exists()
