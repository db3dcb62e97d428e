"""Who says what in English: sentences and short texts of every kind, written for the tests."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.claims.read import read
from safeconduct.claims.rules.times import Span

SENTENCES = [
    sentence
    for name in ("english.yaml", "english_sources.yaml")
    for sentence in yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
]


def told(text: str, **how: Any) -> list[str]:
    """Every draft as "outermost > innermost stance"."""
    drafts = read(text, language="en", **how).drafts
    return [f"{' > '.join(one.speakers)} {one.stance}" for one in drafts]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one["text"][:60])
def test_each_sentence_is_given_to_who_says_it(sentence: dict[str, Any]) -> None:
    assert told(sentence["text"]) == sentence["told"]


def test_a_quotation_over_paragraphs_is_all_of_who_is_named_at_its_end() -> None:
    text = (
        "“They came at four.\n\n“There were six of them, all masked.\n\n"
        "“Nobody showed a paper,” said Aza Testova, a neighbour."
    )
    assert told(text) == ["Aza Testova asserts"] * 3


def test_words_in_marks_that_nobody_speaks_stay_in_their_sentence() -> None:
    text = "The “voluntary return” took two days. A “conversation” lasted until morning."
    assert told(text) == ["unknown asserts"] * 2


def test_a_statement_is_of_whoever_made_it_and_others_stand_behind() -> None:
    text = (
        "Statement of the Blue Gate network\n\nOur client left home on Monday. Witnesses say that she was "
        "pushed into a car. The network fears for her life. The police told us: “We know nothing.”"
    )
    assert told(text) == [
        "Blue Gate network asserts",
        "Blue Gate network > Witnesses asserts",
        "Blue Gate network fears",
        "Blue Gate network > police asserts",
    ]


def test_an_appeal_that_names_its_author_in_the_first_sentence_is_theirs() -> None:
    text = "URGENT APPEAL\n\nThe Lighthouse network urgently appeals to the Working Group. We cannot wait."
    assert told(text) == ["Lighthouse network demands", "Lighthouse network asserts"]


def test_posts_are_of_the_account_until_another_one_posts() -> None:
    text = (
        "Northern Lamp @northernlamp\n12 January 2026, 08:15\n1/ Police came to our office. Her husband says "
        "they had no paper.\n2/ He writes: “They took everything.”\n3/ We are safe.\n\nRetweets 12"
    )
    assert told(text) == [
        "Northern Lamp asserts",
        "Northern Lamp > Her husband asserts",
        "Northern Lamp > Her husband asserts",
        "Northern Lamp asserts",
    ]


def test_questions_of_an_interview_are_no_claims_and_what_follows_is_nobodys_turn() -> None:
    text = (
        "Example Paper: How did it begin?\n\nLeyla: My uncle took my telephone. I was locked in.\n\n"
        "Example Paper: Who came?\n\nLeyla: A district officer came once.\n\n"
        "She left the republic in November."
    )
    assert told(text) == ["Leyla asserts"] * 3 + ["unknown asserts"]


def test_a_pronoun_is_who_was_told_of_just_before_or_unknown() -> None:
    text = (
        "Judge Fatima Testova read for two hours. She said that the hands healed. He said that they had not."
    )
    assert told(text)[1:] == ["Judge Fatima Testova asserts", "unknown asserts"]


def test_headline_byline_credit_and_menu_are_no_drafts() -> None:
    text = (
        "Two men taken from a flat, group says\n\nBy Olga Reporterova\n12 March 2026, 10:30\n\n"
        "Two men were taken from a flat, the group said.\n\nPhoto: the agency\n\nRead also\n\n"
        "Sign up for our newsletter\n\nWe use cookies.\n\nTwo men taken from a flat, group says"
    )
    assert told(text) == ["group asserts"]


def test_lines_broken_by_a_mail_program_are_one_sentence() -> None:
    text = (
        "The teachers of the district told us that three of the pupils were taken\n"
        "from the school on Wednesday during the second lesson, and that nobody of\n"
        "the parents was called. According to the union, it was the second time.\n"
    )
    drafts = read(text, language="en").drafts
    assert len(drafts) == 2
    assert drafts[0].text.startswith("The teachers")
    assert drafts[0].text.endswith("was called.")


def test_times_know_the_one_before_them_and_need_a_date_for_the_rest() -> None:
    text = "He was taken on 3 May 2026 at 14:30. An hour later his phone was off. They came back yesterday."
    times = [time for draft in read(text, language="en").drafts for time in draft.times]
    assert [time.anchor for time in times] == ["absolute", "previous", "undated"]
    assert times[1].earliest is not None
    assert times[1].earliest.hour == 15
    assert times[2].earliest is None


def test_persons_places_and_bodies_are_mentioned() -> None:
    text = "Lawyer Anna Testova told the Investigative Committee in Ryazan that O. Mnimov was beaten."
    (draft,) = read(text, language="en").drafts
    assert {(str(one.kind), one.text) for one in draft.mentions} == {
        ("person", "Anna Testova"),
        ("person", "O. Mnimov"),
        ("body", "Investigative Committee"),
        ("place", "Ryazan"),
    }


def test_a_place_is_known_by_the_words_beside_it_and_a_child_is_no_place() -> None:
    text = "They drove from the city of Example to Tavrin region. In the village Timur, 12, was asked for."
    first, second = read(text, language="en").drafts
    assert [(str(one.kind), one.text) for one in first.mentions] == [
        ("place", "Example"),
        ("place", "Tavrin"),
    ]
    assert [(one.text, one.masked) for one in second.mentions] == [("█████", True)]


def test_when_something_was_said_is_no_time_of_what_is_told() -> None:
    text = "He was taken on 3 May 2026, his wife said on 9 May 2026. The car came at 14:30."
    times = [time for draft in read(text, language="en").drafts for time in draft.times]
    assert times[-1].earliest is not None
    assert (times[-1].earliest.day, times[-1].earliest.hour) == (3, 14)


def test_every_sentence_of_a_press_service_under_its_own_name_is_its_own() -> None:
    text = (
        "PRESS SERVICE OF THE PRISON DIRECTORATE FOR EXAMPLE REGION\n\n"
        "No inmate of Colony No. 9 was beaten, and no such order exists.\n\n"
        "The project alleges that a convict was left without insulin. This is untrue.\n"
    )
    own = "Press service of the Prison Directorate for Example Region"
    assert told(text) == [f"{own} denies", f"{own} > project asserts", f"{own} denies"]


def test_who_chairs_a_briefing_tells_nothing_and_who_answers_may_demand_or_take_back() -> None:
    text = (
        "QUESTION: What do you expect?\n\n"
        "MS. HOLT: Let the family in, and let a doctor in. And publish the footage.\n\n"
        "QUESTION: And the dead?\n\n"
        "MS. HOLT: That was wrong and we take it back.\n\n"
        "MR. LIND: Last question, please.\n\n"
        "(The briefing ended at 12:24.)\n"
    )
    assert told(text) == ["MS. HOLT demands", "MS. HOLT demands", "MS. HOLT retracts"]


def test_a_night_of_two_days_is_one_and_an_hour_of_it_is_within_it() -> None:
    text = "He was taken on the night of 19 to 20 May. At a quarter past eleven that night his phone was on."
    dated = Span(datetime(2026, 5, 26, tzinfo=UTC), datetime(2026, 5, 26, 23, 59, 59, tzinfo=UTC))
    (night,), (hour,) = (one.times for one in read(text, language="en", dated=dated).drafts)
    assert night.earliest is not None
    assert (night.earliest.day, night.latest and night.latest.day) == (19, 20)
    assert (hour.earliest, hour.latest) == (
        datetime(2026, 5, 19, 23, 15, tzinfo=UTC),
        datetime(2026, 5, 19, 23, 15, 59, tzinfo=UTC),
    )


def test_a_mark_of_quotation_ends_the_sentence_by_which_a_weekday_leans() -> None:
    text = 'He was let out on Saturday and told us: "I took nothing." We fear that he will be taken again.'
    dated = Span(datetime(2026, 3, 30, tzinfo=UTC), datetime(2026, 3, 30, 23, 59, 59, tzinfo=UTC))
    (time,) = [time for draft in read(text, language="en", dated=dated).drafts for time in draft.times]
    assert (time.earliest, time.latest) == (
        datetime(2026, 3, 28, tzinfo=UTC),
        datetime(2026, 3, 28, 23, 59, 59, tzinfo=UTC),
    )
