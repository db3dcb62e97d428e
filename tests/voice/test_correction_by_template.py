"""A coordinator corrects a published text at night, without press and without writing a free word."""

import re

import pytest

from safeconduct.kernel.errors import Refusal
from tests.voice.conftest import Desk
from tests.voice.test_pages import Seat

BOTH = {
    "attribution": "a neighbour",
    "sentence": "Men in plain clothes took two people.",
    "other_attribution": "соседка",
    "other_sentence": "Двоих увезли люди в штатском.",
}
CHOSEN = {"sentence": "1", "reason": "better", "rest": "stands"}


def cleared(desk: Desk, **words: str) -> str:
    desk.do("hazel", "claims.clear_for_public", claim=desk.claims[0], **(words or BOTH))
    return desk.claims[0]


def test_the_correction_says_what_was_written_what_is_right_and_why_in_each_language(desk: Desk):
    statement = desk.published()
    desk.do("ash", "voice.correct_from_template", statement=statement, claim=cleared(desk), **CHOSEN)
    english, russian = desk.view(statement).texts
    assert english.correction.wrote.startswith("According to the lawyer, two people")
    assert english.correction.correct == "a neighbour: men in plain clothes took two people."
    assert english.correction.why == "a source closer to it says otherwise"
    assert russian.correction.correct == "соседка: двоих увезли люди в штатском."
    assert [part.text for part in english.parts] == [
        "men in plain clothes took two people.",
        "We demand to be told where they are.",
    ]
    assert [one.parts[0].attribution for one in (english, russian)] == ["A neighbour:", "Соседка:"]
    assert english.parts[0].unconfirmed, "what only one source says is marked so"
    assert desk.view(statement).state == "draft"


def test_it_goes_to_the_public_by_the_same_two_signatures_and_whoever_drafted_it_is_none_of_them(desk: Desk):
    statement = desk.published()
    desk.do("fir", "voice.correct_from_template", statement=statement, claim=cleared(desk), **CHOSEN)
    proposal = desk.submit(statement, by="fir")
    assert desk.refused("fir", "cases.approve_disclosure", proposal=proposal, reasons="mine") != ""
    desk.approve(proposal)
    desk.answer(statement)
    desk.do("ash", "voice.publish_statement", statement=statement)
    assert desk.view(statement).state == "corrected"


def test_a_coordinator_gives_no_correction_to_the_gate_that_press_wrote(desk: Desk):
    statement = desk.published()
    desk.corrected(statement)
    assert desk.refused("fir", "voice.submit_statement", statement=statement) == "not_found"


def test_where_the_rest_is_withdrawn_only_what_is_right_is_said(desk: Desk):
    statement = desk.published()
    given = {**CHOSEN, "rest": "withdrawn"}
    desk.do("ash", "voice.correct_from_template", statement=statement, claim=cleared(desk), **given)
    assert [len(one.parts) for one in desk.view(statement).texts] == [1, 1]


@pytest.mark.parametrize(
    ("words", "given", "code"),
    [
        (BOTH, {"sentence": "9"}, "no_such_sentence"),
        ({"attribution": "a neighbour", "sentence": "Men took them."}, {}, "no_common_language"),
        ({}, {}, "not_cleared_here"),
    ],
    ids=["no such sentence", "cleared in one language", "not cleared"],
)
def test_what_cannot_be_said_is_refused_at_its_field(desk: Desk, words, given, code):
    statement = desk.published()
    if words:
        cleared(desk, **words)
    chosen = {**CHOSEN, "claim": desk.claims[0], "statement": statement, **given}
    assert code in str(refused(desk, chosen))


def refused(desk: Desk, chosen: dict[str, str]) -> dict[str, str]:
    with pytest.raises(Refusal) as refusal:
        desk.do("ash", "voice.correct_from_template", **chosen)
    return dict(refusal.value.fields)


@pytest.mark.parametrize("sentence", ["Заречный сказал это.", "МВД отрицает это."])
def test_what_could_be_a_name_keeps_its_capital_and_so_is_seen_by_the_check(desk: Desk, sentence: str):
    statement = desk.published()
    claim = cleared(desk, **{**BOTH, "other_sentence": sentence})
    desk.do("ash", "voice.correct_from_template", statement=statement, claim=claim, **CHOSEN)
    assert desk.view(statement).texts[1].parts[0].text == sentence


def test_a_draft_has_nothing_to_correct(desk: Desk):
    chosen = {**CHOSEN, "claim": cleared(desk), "statement": desk.draft()}
    assert desk.refused("ash", "voice.correct_from_template", **chosen) == "not_public"


@pytest.mark.parametrize(
    ("language", "wrong", "reason"),
    [("en", "two people were not asked", "our mistake"), ("ru", "двоих никто ни о чём", "наша ошибка")],
)
def test_its_page_offers_the_sentences_themselves_and_reasons_in_words(desk: Desk, language, wrong, reason):
    statement = desk.published()
    claim = cleared(desk)
    seat, path = Seat(desk, "ash", language), f"/voice/{desk.case}/{statement}/correct"
    assert path in seat.get(f"/voice/{desk.case}/{statement}")
    page = seat.get(path)
    assert wrong in page
    assert reason in page
    assert not re.search(r">\s*(better|duress|mistake)\s*<", page)
    there = seat.send(path, page, claim=claim, **CHOSEN)
    assert there.startswith(f"/voice/{desk.case}/{statement}")
    assert desk.view(statement).state == "draft"


def test_its_page_says_under_which_sentence_something_fell_and_leads_back_to_the_text(desk: Desk):
    statement = desk.published()
    (source,) = desk.ask("hazel", "claims.sources")
    said = {"source": str(source.id), "speaker": "the lawyer", "text": "I was wrong: men in plain clothes."}
    other = str(desk.do("hazel", "claims.add_claim", **said).id)
    desk.do("hazel", "claims.set_stance", claim=other, kind="retracts", to=desk.claims[0], why="says so")
    desk.do("hazel", "claims.clear_for_public", claim=other, **BOTH)
    page = Seat(desk, "ash").get(f"/voice/{desk.case}/{statement}/correct")
    assert f'href="/voice/{desk.case}/{statement}"' in page
    assert page.count("(a claim under it no longer stands)") == 1


def test_its_page_leads_to_the_claims_where_no_words_are_cleared_yet(desk: Desk):
    """A form that cannot be sent, at night, with nothing that says where to go."""
    statement = desk.published()
    page = Seat(desk, "ash").get(f"/voice/{desk.case}/{statement}/correct")
    assert f'href="/cases/{desk.case}/claims"' in page
    assert 'name="sentence"' not in page


def test_press_is_not_offered_it(desk: Desk):
    statement = desk.published()
    assert "/correct" not in Seat(desk, "pine").get(f"/voice/{desk.case}/{statement}")
