"""Echoes: what was copied from one statement is proposed, two who saw the same are not."""

from hypothesis import given
from hypothesis import strategies as st

from safeconduct.claims.read import echo

STATEMENT = (
    "On the night of 3 May our client and his brother were taken from a flat in the "
    "east of the city. "
    "Four men in plain clothes came in a white car without plates and showed no "
    "papers to the neighbours. "
    "Our lawyer was not let into the police station, where an officer said that "
    "nobody was being held there."
)
SHORT = (
    "A network says that two men were taken. Four men in plain clothes came in a "
    "white car without plates, "
    "it said in a statement. Its lawyer was not let into the police station."
)
ITEM = (
    "Police deny everything. According to the group, four men in plain clothes came "
    "in a white car without plates "
    "and showed no papers to the neighbours. The mayor spoke of a rumour."
)
WITNESS = (
    "I was on the stairs that night. I saw four men, none in uniform, pushing the "
    "two brothers to a car; it was "
    "white. Nobody showed me any paper. Later the police told their lawyer that they "
    "knew of nobody."
)


def test_two_articles_from_one_statement_are_proposed_with_the_words_they_share() -> None:
    found = echo(SHORT, {"statement": STATEMENT, "item": ITEM, "witness": WITNESS})
    assert {one.key for one in found} == {"statement", "item"}
    assert "Four men in plain clothes came in a white car without plates" in found[0].runs
    assert all(run in SHORT for one in found for run in one.runs)


def test_two_who_tell_of_one_event_in_their_own_words_are_no_echo() -> None:
    assert echo(WITNESS, {"statement": STATEMENT, "item": ITEM}) == []


def test_marks_capitals_and_line_ends_hide_no_echo() -> None:
    copied = STATEMENT.upper().replace(" ", "\n").replace(",", " —")
    assert [one.key for one in echo(copied, {1: STATEMENT})] == [1]


def test_russian_is_compared_like_english() -> None:
    told = "Ночью подъехали четверо в штатском и увезли двух братьев, ещё до рассвета телефон был выключен."
    copied = "По словам сети, четверо в штатском и увезли двух братьев, еще до рассвета телефон выключен."
    assert len(echo(told, {0: copied})) == 1


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_makes_it_fail(one: str, other: str) -> None:
    for found in echo(one, {0: other}):
        assert 0 < found.share <= 1
