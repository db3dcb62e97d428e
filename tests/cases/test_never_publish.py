"""A public text that holds a name, a town or a region that must not stand there is not let through."""

import pytest

from safeconduct.acts.run import ask, run
from safeconduct.cases import briefs
from safeconduct.cases.models import NeverPublish
from safeconduct.cases.rules.never import betrayed
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import compartments, rows
from safeconduct.keys.compartments import room_id

NEVER = ["Зара Тестова", "Penza", "пенз"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Мы говорили с Зарой Тестовой.", ["зарой", "тестовой"]),
        ("We spoke with Zara Testova's aunt.", ["zara", "testovas"]),
        ("She is safe in Penza now.", ["penza"]),
        ("Она в безопасности в Пензе.", ["пензе"]),
        ("пензенские соседи", ["пензенские"]),
        ("Their salary (зарплата) was late; a zebra ran.", []),
        ("She is safe.", []),
        ("", []),
    ],
)
def test_a_word_is_found_in_any_script_spelling_and_ending(text, words):
    assert betrayed(text, NEVER) == words


def test_a_short_word_of_a_name_is_not_looked_for_everywhere():
    assert betrayed("in al go", ["Al", "Ян Ли"]) == []


@pytest.fixture
def case(network):
    opened = str(network.open().id)
    network.assign(opened, "hazel", "lawyer")
    network.assign(opened, "larch", "passage")
    run(network.cedar, "cases.add_person", {"case": opened, "names": ["Зара Тестова"], "minor": False})
    return opened


def draft(network, case, text, **more):
    given = {
        "case": case,
        "kind": "statement",
        "audience": "everybody",
        "uses": ["public_anonymous"],
        "text": text,
        "why": "it protects her",
        **more,
    }
    return {"case": case, "proposal": str(run(network.pine, "cases.propose_disclosure", given).id)}


def approve(network, name, given, **more):
    try:
        run(
            getattr(network, name), "cases.approve_disclosure", {**given, "reasons": "I have read it", **more}
        )
    except Refusal as refusal:
        assert "тестов" not in f"{refusal} {refusal.values}".casefold(), "the refusal names nobody"
        return refusal.code
    return "said"


def test_who_approves_sees_the_words_and_cannot_let_them_through_unsaid(network, case):
    network.assign(case, "pine", "press")
    given = draft(network, case, "Зара Тестова is free.")
    (line,) = ask(network.ash, "cases.proposals", {"case": case})
    assert line.betrays == ["зара", "тестова"]
    assert approve(network, "ash", given) == "betrays"
    assert approve(network, "hazel", given) == "betrays"
    assert ask(network.ash, "cases.proposals", {"case": case})[0].words == []
    assert approve(network, "ash", given, despite="another Zara, who signed it herself") == "said"
    (word,) = ask(network.fir, "cases.proposals", {"case": case})[0].words
    assert "another Zara" in word.reasons


def test_a_text_without_such_a_word_passes_and_so_does_a_name_that_its_owner_lets_stand(network, case):
    network.assign(case, "pine", "press")
    assert approve(network, "ash", draft(network, case, "She is free.")) == "said"
    (person,) = ask(network.ash, "cases.persons", {"case": case})
    named = {"named": True, "persons": [str(person.id)], "uses": ["public_named"]}
    assert approve(network, "ash", draft(network, case, "Зара Тестова is free.", **named)) == "said"


def test_the_safe_town_is_kept_quiet_and_no_street_is_on_the_card(network, case):
    network.assign(case, "pine", "press")
    given = {"case": case, "address": "12 Sadovaya, flat 3, Пенза", "town": "Заречный"}
    run(network.larch, "desk.prepare_address", given)
    cards = [one.document for one in rows.read_all(network.ash.keys, NeverPublish.objects.order_by("leaf"))]
    assert "adov" not in str(cards)
    for text in ("She is safe in Заречном.", "Somewhere near Penza."):
        assert approve(network, "ash", draft(network, case, text)) == "betrays", text
    assert approve(network, "ash", draft(network, case, "She lives in Sadovaya Street.")) == "said"


def test_a_lawyer_whose_card_is_still_on_its_way_lets_nothing_through(network, case):
    network.assign(case, "pine", "press")
    given = draft(network, case, "Зара Тестова is free.")
    brief = briefs.brief(network.ash.keys, case)
    card = room_id(brief.root, "never_publish")
    compartments.turn(network.ash.keys, card, {briefs.team(network.ash.keys, "coordinator")})
    assert approve(network, "hazel", given) == "not_found"


def test_a_documenter_vouches_for_facts_without_reading_the_card(network, case):
    network.assign(case, "oak", "documenter")
    network.assign(case, "pine", "press")
    assert approve(network, "oak", draft(network, case, "Зара Тестова is free.")) == "said"
    (line,) = ask(network.oak, "cases.proposals", {"case": case})
    assert line.betrays == []


def test_press_and_documenters_read_no_word_of_the_card(network, case):
    network.assign(case, "oak", "documenter")
    network.assign(case, "pine", "press")
    for name in ("pine", "oak", "larch", "cedar"):
        assert rows.read_all(network.cast[name], NeverPublish.objects.all()) == [], name
    for name in ("ash", "fir", "hazel"):
        assert rows.read_all(network.cast[name], NeverPublish.objects.all()), name
