"""A public text goes out as two approved it, to the letter, and not otherwise."""

from datetime import timedelta

import pytest

from safeconduct.cases.models import DecisionReasons, Disclosure, NeverPublish
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.voice import texts
from safeconduct.voice.models import Published, Revision
from safeconduct.voice.public.reading import everything
from tests.voice.conftest import Desk


def test_a_text_that_two_approved_stands_in_public_word_for_word(desk: Desk):
    statement = desk.published()
    found = desk.view(statement)
    assert (found.state, found.in_public) == ("published", True)
    (row,) = Published.objects.all()
    said = bytes(row.sealed).decode(errors="ignore")
    for sentence in ("According to the lawyer, two people were not asked", "По словам адвоката, двоих никто"):
        assert sentence in said
    assert "[not confirmed]" in said


def test_one_approval_is_not_enough_nor_is_the_facts_alone(desk: Desk):
    statement = desk.draft()
    proposal = desk.submit(statement)
    desk.answer(statement)
    desk.approve(proposal, "ash")
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "gate_closed"
    assert Published.objects.count() == 0
    desk.approve(proposal, "oak")
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == ""


@pytest.mark.parametrize(
    "edit",
    [
        {"channels": ["site", "telegram", "x"]},
        {"texts": "en"},
        {"undenied": "the ministry has not answered yet"},
    ],
)
def test_an_edit_after_approval_voids_it_whatever_was_edited(desk: Desk, edit):
    statement = desk.draft()
    desk.approve(desk.submit(statement))
    desk.answer(statement)
    if edit.get("texts"):
        edit = {"texts": desk.texts("en")}
    desk.do("pine", "voice.edit_statement", statement=statement, **desk.written(**edit))
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "not_submitted"
    desk.submit(statement)
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "stopped"
    desk.answer(statement)
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "gate_closed"
    assert desk.view(statement).gate.approved_by == []
    assert Published.objects.count() == 0


def test_an_approval_of_an_alert_runs_out_after_six_hours(desk: Desk):
    statement = desk.draft()
    desk.approve(desk.submit(statement))
    desk.answer(statement)
    with clock.held(clock.now() + timedelta(hours=6)):
        assert desk.refused("ash", "voice.publish_statement", statement=statement) == "gate_closed"
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == ""


def test_an_approval_counts_to_its_last_instant_and_not_at_the_end_of_its_hours(desk: Desk):
    statement = desk.draft()
    proposal = desk.submit(statement)
    signed = clock.now()
    with clock.held(signed):
        desk.approve(proposal, "ash")
    with clock.held(signed + timedelta(minutes=30)):
        desk.approve(proposal, "hazel")
    desk.answer(statement)
    ends = signed + timedelta(hours=6)
    with clock.held(ends):
        assert desk.refused("ash", "voice.publish_statement", statement=statement) == "gate_closed"
    assert Published.objects.count() == Disclosure.objects.count() == 0
    with clock.held(ends - timedelta(microseconds=1)):
        assert desk.refused("ash", "voice.publish_statement", statement=statement) == ""


def test_the_very_same_words_written_again_are_let_through_again(desk: Desk):
    statement = desk.draft()
    desk.approve(desk.submit(statement))
    desk.answer(statement)
    desk.do("pine", "voice.edit_statement", statement=statement, **desk.written())
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "not_submitted"
    proposal = desk.submit(statement)
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "gate_closed"
    desk.approve(proposal)
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == ""


def test_who_writes_is_told_returned_and_holds_no_key_to_why(desk: Desk):
    statement = desk.draft()
    proposal = desk.submit(statement)
    desk.do("ash", "cases.return_disclosure", proposal=proposal, reasons="it names the town of Zarechny")
    for by in ("pine", "larch"):
        seen = desk.view(statement, by)
        assert (seen.state, seen.gate) == ("returned", None)
        assert "Zarechny" not in str(seen)
    assert "Zarechny" in str(desk.view(statement, "hazel"))
    assert rows.read_all(desk.network.cast["pine"], DecisionReasons.objects.all()) == []
    assert rows.read_all(desk.network.cast["hazel"], DecisionReasons.objects.all())


def test_a_sentence_on_a_claim_cannot_be_written_without_who_says_so(desk: Desk):
    bare = desk.texts("en")
    bare[0]["parts"][0]["attribution"] = " "
    assert (
        desk.refused("pine", "voice.draft_statement", **desk.written(kind="alert", texts=bare)) == "invalid"
    )
    two_lines = desk.draft(texts=desk.texts("en", en="One.\n[ru]\nTwo."))
    assert desk.view(two_lines).texts[0].parts[-1].text == "One. [ru] Two.", "one part never looks like two"


def test_languages_that_do_not_say_the_same_are_not_submitted(desk: Desk):
    uneven = desk.texts()
    uneven[1]["parts"].pop(0)
    statement = desk.draft(texts=uneven)
    given = {"statement": statement}
    assert desk.refused("pine", "voice.submit_statement", **given) == "languages_differ"
    unmarked = desk.texts()
    unmarked[0]["parts"][0]["unconfirmed"] = False
    desk.do("pine", "voice.edit_statement", statement=statement, **desk.written(texts=unmarked))
    assert desk.refused("pine", "voice.submit_statement", **given) == "languages_differ"


@pytest.mark.parametrize("red", ["helps", "within_reach", "could_learn", "jigsaw", "silence"])
def test_any_question_in_red_or_open_stops_it_and_its_author_answers_none(desk: Desk, red):
    statement = desk.draft()
    desk.approve(desk.submit(statement))
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "stopped"
    desk.answer(statement, **{red: "harm"})
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "stopped"
    desk.answer(statement)
    assert desk.refused("pine", "voice.answer_questions", statement=statement) == "forbidden"
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == ""


def test_what_the_machine_sees_stops_it_as_well(desk: Desk):
    """A claim nobody corroborated must be marked; a name nobody cleared must not stand."""
    bold = desk.texts(en="We ask Ivan Primerov.", ru="Мы просим, пусть Иван Примеров ответит.")
    for one in bold:
        one["parts"][0]["unconfirmed"] = False
    statement = desk.draft(texts=bold)
    desk.approve(desk.submit(statement))
    desk.answer(statement)
    red = {one.question for one in desk.view(statement).gate.questions if one.answer == "harm"}
    assert red == {"corroborated", "words"}
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "stopped"


def test_a_cleared_word_is_flagged_no_longer_and_a_secret_one_cannot_be_cleared(desk: Desk):
    statement = desk.draft(texts=desk.texts("en", en="We ask the office in Primerovsk."))
    assert [one.word for one in desk.view(statement, "pine").flagged] == ["Primerovsk"]
    assert desk.refused("pine", "voice.clear_words", words=["Primerovsk"]) == "forbidden"
    assert desk.refused("ash", "voice.clear_words", words=["Тестовой"]) == "secret_word"
    desk.do("hazel", "voice.clear_words", words=["Primerovsk"])
    assert desk.view(statement, "pine").flagged == []


def test_the_town_that_became_secret_after_approval_is_found_at_publishing(desk: Desk):
    statement = desk.draft(texts=desk.texts("en", en="Write to the office in Zarechny."))
    desk.do("ash", "voice.clear_words", words=["Zarechny"])
    desk.approve(desk.submit(statement))
    desk.answer(statement)
    desk.network.assign(desk.case, "larch", "passage")
    desk.do("larch", "desk.prepare_address", address="Sadovaya 12", town="Заречный")
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "stopped"
    assert Published.objects.count() == 0


def test_passage_stops_a_text_by_one_word_and_press_does_not_read_why(desk: Desk):
    statement = desk.draft()
    desk.approve(desk.submit(statement))
    desk.answer(statement)
    desk.do("larch", "voice.veto", statement=statement, why="they sleep near Zarechny")
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == "vetoed"
    seen = desk.view(statement, "pine")
    assert seen.vetoed
    assert "Zarechny" not in str(seen)
    assert "Zarechny" in str(desk.view(statement, "ash"))
    desk.do("larch", "voice.lift_veto", statement=statement, why="they have arrived")
    assert desk.refused("larch", "voice.lift_veto", statement=statement, why="again") == "not_vetoed"
    assert desk.refused("ash", "voice.publish_statement", statement=statement) == ""


def test_a_minors_name_is_not_let_through_by_any_reason_in_any_spelling(desk: Desk):
    desk.do("cedar", "cases.add_person", names=["Тимур Вымыслов"], minor=True)
    for said in ("Тимур Вымыслов у них.", "Мы ждём Тимура Вымыслова.", "Timur Vymyslov is held."):
        statement = desk.draft(texts=desk.texts("ru", ru=said))
        given = {"proposal": desk.submit(statement), "reasons": "read", "despite": "everybody knows him"}
        assert desk.refused("ash", "cases.approve_disclosure", **given) == "minor_named", said


def test_the_writers_check_answers_the_same_for_the_safe_town_and_for_any_other(desk: Desk):
    desk.network.assign(desk.case, "larch", "passage")
    desk.do("larch", "desk.prepare_address", address="Sadovaya 12", town="Заречный")
    assert rows.read_all(desk.network.cast["pine"], NeverPublish.objects.all()) == []
    told = []
    for town in ("Заречный", "Примерск"):
        said = desk.texts("ru", ru=f"Мы ждём ответа из города {town}.")
        statement = desk.draft(texts=said)
        desk.submit(statement)
        seen = desk.view(statement, "pine")
        told.append((seen.state, len(seen.flagged), seen.gate, seen.approvals, seen.vetoed))
    assert told[0] == told[1] == ("waiting", 1, None, 0, False)


def test_no_version_is_overwritten_and_each_has_its_author(desk: Desk):
    statement = desk.draft()
    desk.do("pine", "voice.edit_statement", statement=statement, **desk.written(texts=desk.texts("en")))
    history = desk.view(statement).history
    assert [len(one.texts) for one in history] == [2, 1]
    assert {one.by for one in history} == {desk.network.pine.member}
    assert Revision.objects.count() == 2


def test_who_writes_on_an_older_version_is_told(desk: Desk):
    statement = desk.draft()
    seen = str(desk.view(statement, "pine").version)
    desk.do("pine", "voice.edit_statement", statement=statement, seen=seen, **desk.written())
    given = {"statement": statement, "seen": seen, **desk.written()}
    assert desk.refused("pine", "voice.edit_statement", **given) == "stale"


def test_the_fingerprint_tells_a_sentence_moved_from_one_part_to_another(desk: Desk):
    statement = desk.draft()
    (one,) = Revision.objects.all()
    document = rows.read(desk.network.cast["pine"], one).document
    first = document.texts[0].parts[0]
    from msgspec.structs import replace

    moved = replace(first, attribution="", text=f"{first.attribution} {first.text}")
    other = replace(document, texts=[replace(document.texts[0], parts=[moved]), *document.texts[1:]])
    whole = replace(document, texts=[replace(document.texts[0], parts=[first]), *document.texts[1:]])
    assert texts.canonical("alert", other) == texts.canonical("alert", whole)
    assert texts.content("alert", other) != texts.content("alert", whole)
    assert statement


def test_what_is_withdrawn_tells_nothing_of_a_correction_that_was_only_being_written(desk: Desk):
    statement = desk.published(texts=desk.texts("ru"))
    desk.corrected(statement)
    desk.do("ash", "voice.withdraw_statement", statement=statement, why="asked for")
    (left,) = [one.document for one in everything()]
    assert (left.languages, left.versions) == (["ru"], [])
