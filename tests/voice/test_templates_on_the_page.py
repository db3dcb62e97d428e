"""An emergency text is filled in on a page, in both languages, and goes the ordinary way to the public."""

import re

import pytest

from safeconduct.acts.run import run
from safeconduct.cases import choosing
from safeconduct.voice.models import Published, Statement
from tests.voice.conftest import Desk
from tests.voice.test_pages import Seat

BOTH = {
    "attribution": "a neighbour",
    "sentence": "The door was broken.",
    "other_attribution": "сосед",
    "other_sentence": "Дверь выбита.",
}
ALERT = {
    "count": "2",
    "minors": "1",
    "when.date": "2025-03-11",
    "when.time": "18:40",
    "region": "RU-PNZ",
    "actor": "police",
    "source": "lawyer",
    "whereabouts": "denied",
    "access": "not_yet",
    "authority": "police",
    "answer": "none",
    "addressee": "prosecutor",
    "asks": ["place", "lawyer"],
    "channels": ["site", "telegram"],
    "uses": ["public_anonymous"],
    "why": "the prosecutor answers when it is public",
}
UPDATE = {
    "number": "2",
    "when.date": "2025-03-12",
    "when.time": "08:00",
    "source": "lawyer",
    "unchanged": ["place"],
    "hours": "14",
    "asks": ["release"],
    **{name: ALERT[name] for name in ("channels", "uses", "why")},
}


def clear(desk: Desk, **words: str) -> str:
    desk.do("hazel", "claims.clear_for_public", claim=desk.claims[0], **(words or BOTH))
    return desk.claims[0]


def page_of(desk: Desk, template: str = "alert") -> str:
    return f"/voice/{desk.case}/emergency?template={template}"


def drafted(desk: Desk, language: str = "en", template: str = "alert", **given: object) -> str:
    """The address of the draft that a coordinator makes of the form."""
    seat, path = Seat(desk, "ash", language), page_of(desk, template)
    fields = {"alert": ALERT, "update": UPDATE}[template]
    return seat.send(path, seat.get(path), **{**fields, "fact": desk.claims[0], **given})


def by_program(desk: Desk) -> dict[str, object]:
    """The same alert as a program gives it."""
    plain = {name: value for name, value in ALERT.items() if not name.startswith("when.")}
    figures = {"count": 2, "minors": 1, "when": "2025-03-11T21:40:00+03:00"}
    return {**plain, **figures, "fact": desk.claims[0], "template": "alert"}


def refused(desk: Desk, template: str = "alert", **given: object) -> str:
    """The page of a form that was not taken."""
    seat, path = Seat(desk, "ash"), page_of(desk, template)
    ticket = re.search(r'name="ticket" value="([^"]+)"', seat.get(path))
    assert ticket
    fields = {"alert": ALERT, "update": UPDATE}[template]
    answer = seat.client.post(path, {**fields, "fact": desk.claims[0], "ticket": ticket[1], **given})
    assert answer.status_code == 422
    assert Statement.objects.count() == 0
    return answer.content.decode()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_alert_is_filled_in_both_languages_at_once_whatever_the_reader_speaks(desk: Desk, language):
    clear(desk)
    view = desk.view(drafted(desk, language).rpartition("/")[2])
    assert view.emergency
    assert [one.language for one in view.texts] == ["en", "ru"]
    assert "URGENT. As reported by a lawyer: taken away on 11 March 2025, 21:40 (UTC+3)" in view.read["en"]
    assert "As reported by a lawyer: a neighbour: The door was broken. [not confirmed]" in view.read["en"]
    assert "СРОЧНО. Сообщает адвокат: увезены 11 марта 2025 года, 21:40 (UTC+3)" in view.read["ru"]
    assert "Сообщает адвокат: сосед: Дверь выбита. [не подтверждено]" in view.read["ru"]
    assert "двое, один из них несовершеннолетний" in view.texts[1].title
    for text in view.texts:
        assert [[str(claim) for claim in part.claims] for part in text.parts] == [desk.claims] * 2 + [[]] * 3
        assert all(part.attribution for part in text.parts if part.claims), "who says it stays with it"


def test_two_others_approve_it_before_it_stands_in_public(desk: Desk):
    clear(desk)
    page = drafted(desk)
    statement = page.rpartition("/")[2]
    shown = Seat(desk, "ash").get(page)
    assert "voice.submit_statement" in shown
    words = {one.word for one in desk.view(statement).flagged}
    if words:
        desk.do("hazel", "voice.clear_words", words=sorted(words))
    proposal = desk.submit(statement, "ash")
    desk.answer(statement, "hazel")
    given = {"proposal": proposal, "reasons": "I wrote it"}
    assert desk.refused("ash", "cases.approve_disclosure", **given) == "own_draft"
    desk.approve(proposal, "hazel")
    assert desk.refused("hazel", "voice.publish_statement", statement=statement) == "gate_closed"
    assert Published.objects.count() == 0
    desk.approve(proposal, "oak")
    desk.do("hazel", "voice.publish_statement", statement=statement)
    assert desk.view(statement).state == "published"
    desk.change("retracted")
    assert [one.open for one in desk.view(statement).changes] == [True], "its parts hang on the claim"


@pytest.mark.parametrize("gap", ["actor", "source", "region", "whereabouts", "asks"])
def test_a_free_word_is_refused_in_every_gap(desk: Desk, gap):
    clear(desk)
    page = refused(desk, **{gap: "in Lime Street"})
    assert f'id="f-{gap}' in page
    given = by_program(desk)
    free = ["in Lime Street"] if gap == "asks" else "in Lime Street"
    assert desk.refused("ash", "voice.draft_from_template", **given) == ""
    assert desk.refused("ash", "voice.draft_from_template", **{**given, gap: free}) == "invalid"


def test_what_is_missing_is_named_and_the_text_so_far_stands_beside_the_form(desk: Desk):
    clear(desk)
    page = refused(desk, actor="", count="")
    assert page.count("This gap of the text must be filled.") >= 2
    assert "By whom: […]." in page
    assert "Кто увёз: […]." in page
    assert "a neighbour: The door was broken." in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"minors": "3"}, "There cannot be more minors than people."),
        ({"when.date": "2126-03-11"}, "This has not happened yet."),
    ],
)
def test_figures_that_cannot_be_are_refused(desk: Desk, given, said):
    clear(desk)
    assert said in refused(desk, **given)


def test_words_cleared_in_one_language_make_a_text_in_that_language_alone(desk: Desk):
    clear(desk, attribution="a neighbour", sentence="The door was broken.")
    assert "(in English only)" in Seat(desk, "ash").get(page_of(desk))
    view = desk.view(drafted(desk).rpartition("/")[2])
    assert [one.language for one in view.texts] == ["en"]


def test_a_claim_that_is_not_cleared_or_was_taken_back_cannot_be_chosen(desk: Desk):
    assert "No words are cleared" in Seat(desk, "ash").get(page_of(desk))
    refused(desk)
    clear(desk)
    desk.do("hazel", "claims.withdraw_clearing", claim=desk.claims[0], why="the neighbour is afraid")
    given = by_program(desk)
    assert desk.refused("ash", "voice.draft_from_template", **given) == "invalid"
    assert Statement.objects.count() == 0


def test_an_update_has_gaps_of_its_own_and_tells_no_time_by_the_writers_clock(desk: Desk):
    clear(desk)
    form = Seat(desk, "ash").get(page_of(desk, "update"))
    assert 'name="hours"' in form
    assert 'name="whereabouts"' not in form
    view = desk.view(drafted(desk, template="update").rpartition("/")[2])
    assert (view.kind, len(view.texts[0].parts)) == ("update", 4)
    assert "UPDATE 2. As of 12 March 2025, 08:00 (UTC), as reported by a lawyer:" in view.read["en"]
    assert "Без встречи с адвокатом наедине: 14 часов." in view.read["ru"]


def test_a_closed_case_is_offered_for_no_emergency_text_and_last_for_a_document(desk: Desk):
    link = f"/voice/{desk.case}/emergency"
    other = str(desk.network.open().id)
    assert link in Seat(desk, "ash").get("/voice")
    run(desk.network.ash, "cases.close_case", {"case": str(desk.case)})
    assert link not in Seat(desk, "ash").get("/voice")
    offered = choosing.cases(desk.network.ash)
    assert [case for case, _said in offered] == [other, str(desk.case)]
    assert offered[-1][1].endswith("(closed)")


def test_only_coordinators_fill_a_template_and_press_and_lawyer_find_no_page(desk: Desk):
    clear(desk)
    for name in ("pine", "hazel", "oak", "larch", "cedar"):
        assert Seat(desk, name).client.get(page_of(desk)).status_code == 403, name
    for path in ("/voice", f"/cases/{desk.case}"):
        assert f"/voice/{desk.case}/emergency" in Seat(desk, "ash").get(path)
        assert f"/voice/{desk.case}/emergency" not in Seat(desk, "pine").get(path)
    assert Seat(desk, "ash").client.get(page_of(desk, "correction")).status_code == 404


def test_a_coordinator_does_not_submit_what_press_has_rewritten(desk: Desk):
    clear(desk)
    statement = drafted(desk).rpartition("/")[2]
    desk.do("pine", "voice.edit_statement", statement=statement, **desk.written())
    assert desk.refused("ash", "voice.submit_statement", statement=statement) == "not_found"
    desk.submit(statement, "pine")


@pytest.mark.parametrize(("language", "said"), [("en", "people in plain clothes"), ("ru", "люди в штатском")])
def test_the_plain_page_of_the_action_shows_words_and_no_codes(desk: Desk, language: str, said: str):
    page = Seat(desk, "ash", language).get("/act/voice.draft_from_template")
    labels = {one.strip() for one in re.findall(r"<(?:option|label)[^>]*>([^<]+)<", page)}
    assert said in labels
    assert not labels & {"plain_clothes", "not_yet", "in_transfer", "admits"}
    assert ("Пензенская область" in labels) == (language == "ru")
