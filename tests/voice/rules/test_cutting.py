"""A thread loses nothing, divides no sentence, and never parts a claim from who says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.voice.documents import PartDocument
from safeconduct.voice.rules.cutting import Part, TooLong, posts, sentences
from safeconduct.voice.rules.limits import LIMITS, Limit, plain, sms_parts, weighted
from safeconduct.voice.texts import divisible

TINY = Limit("tiny", 60, plain)
WORDS = st.sampled_from(
    [
        "двое",
        "не",
        "задержан",
        "allegedly",
        "taken",
        "not",
        "№",
        "4",
        "https://example.org/a1",
        "—",
        "ёж",
        "🕊",
        "👩‍👧‍👦",
        "и\u0306",
        "ה\u05b7שלום",
        "за\u200bречный",
        "٣؟",
    ]
)


@st.composite
def parts(draw):
    """Parts of one to four sentences, each with a word of its own by which it is found again."""
    found, number = [], 0
    for index in range(draw(st.integers(1, 5))):
        said = []
        for _each in range(draw(st.integers(1, 4))):
            number += 1
            body = " ".join(draw(st.lists(WORDS, max_size=25)))
            said.append(f"Claim{number}x {body}".strip() + draw(st.sampled_from([".", "!", "…", "?!"])))
        attribution = draw(st.sampled_from(["", f"Source {index} says:", f"По словам {index}:"]))
        closing = draw(st.sampled_from(["", "[not confirmed]"]))
        found.append((Part(f"{attribution} {' '.join(said)}".strip(), attribution, closing), said))
    return found


@given(
    parts(), st.sampled_from([TINY, *LIMITS.values()]), st.sampled_from(["", "CORRECTION.", "ИСПРАВЛЕНИЕ."])
)
def test_each_sentence_stands_whole_in_one_post_with_its_attribution_and_the_mark(made, limit, mark):
    try:
        thread = posts([part for part, _said in made], limit, mark)
    except TooLong as refused:
        part, said = made[refused.index]
        room = limit.most - 8 if limit.measure is not sms_parts else 1
        alone = [" ".join(filter(None, (mark, part.attribution, part.piece(one)))) for one in said]
        whole = " ".join(filter(None, (mark, part.whole)))
        assert any(limit.measure(one) > room for one in (alone if part.attribution else [whole]))
        return
    assert all(limit.holds(post) for post in thread)
    assert all(post.startswith(mark) for post in thread)
    for part, said in made:
        for one in said:
            holding = [post for post in thread if one in post]
            assert len(holding) == 1, one
            assert part.attribution in holding[0]
            assert part.closing in holding[0][holding[0].index(one) :], "what is not confirmed says so"
            if not part.attribution:
                assert part.text in holding[0], "a part that cannot name its source again is not divided"
    order = [
        thread.index(next(post for post in thread if one in post)) for _part, said in made for one in said
    ]
    assert order == sorted(order)


@given(parts(), st.sampled_from([TINY, LIMITS["x"]]))
def test_nothing_stands_in_a_thread_that_was_not_written(made, limit):
    try:
        thread = posts([part for part, _said in made], limit)
    except TooLong:
        return
    written = " ".join(part.whole for part, _said in made)
    for index, post in enumerate(thread, 1):
        text = post.removesuffix(f" ({index}/{len(thread)})")
        for part, _said in made:
            text = text.replace(part.attribution, " ") if part.attribution else text
            written = written.replace(part.attribution, " ") if part.attribution else written
        text, written = (one.replace("[not confirmed]", " ") for one in (text, written))
        assert " ".join(text.split()) in " ".join(written.split())


def test_what_fits_into_one_post_is_one_post_without_a_number():
    assert posts([Part("Two were taken."), Part("The police deny it.")], LIMITS["x"]) == [
        "Two were taken. The police deny it."
    ]
    assert posts([], LIMITS["x"]) == []
    assert posts([Part(" ", closing="[not confirmed]")], LIMITS["x"], "CORRECTION.") == []


def test_a_part_without_words_leaves_no_trace():
    parts = [Part("One."), Part(" "), Part("Two.")]
    assert posts(parts, LIMITS["x"]) == ["One. Two."]
    assert posts([*parts, Part("Three.")], Limit("narrow", 15, plain)) == ["One. Two. (1/2)", "Three. (2/2)"]


@pytest.mark.parametrize(("count", "length"), [(9, 14), (10, 12), (99, 12)])
def test_as_much_room_is_left_for_the_numbers_as_they_take(count, length):
    thread = posts([Part("x" * length)] * count, Limit("narrow", 20, plain))
    assert len(thread) == count
    assert {len(post) for post in thread} <= {18, 19, 20}
    assert thread[-1].endswith(f" ({count}/{count})")


@pytest.mark.parametrize(("count", "length"), [(9, 15), (10, 13), (100, 12)])
def test_a_thread_whose_numbers_find_no_room_is_refused(count, length):
    with pytest.raises(TooLong) as refused:
        posts([Part("x" * length)] * count, Limit("narrow", 20, plain))
    assert refused.value.index == (99 if count == 100 else 0)


def test_what_goes_on_takes_as_many_sentences_into_a_post_as_it_holds():
    part = Part("They say: one two. Three four. Five six. Seven eight.", "They say:")
    assert posts([part], Limit("narrow", 40, plain)) == [
        "They say: one two. Three four. (1/2)",
        "They say: Five six. Seven eight. (2/2)",
    ]


def test_a_part_that_goes_on_says_again_who_says_it():
    part = Part("The lawyer says: the door was broken. Nobody was there.", "The lawyer says:")
    assert posts([part], Limit("tiny", 50, plain)) == [
        "The lawyer says: the door was broken. (1/2)",
        "The lawyer says: Nobody was there. (2/2)",
    ]


def test_a_part_that_goes_on_says_again_that_nobody_confirmed_it():
    part = Part("They say: he was beaten. He fell.", "They say:", "[not confirmed]")
    assert posts([part], Limit("tiny", 48, plain)) == [
        "They say: he was beaten. [not confirmed] (1/2)",
        "They say: He fell. [not confirmed] (2/2)",
    ]


def test_what_somebody_in_custody_says_goes_on_in_the_next_post_as_what_they_say_in_custody():
    said = PartDocument(
        attribution="He says:",
        text=f"I am {'very ' * 40}well. I have {'surely ' * 30}eaten.",
        custody=True,
        unconfirmed=True,
    )
    first, second = posts([divisible(said, "en")], LIMITS["x"])
    for one in (first, second):
        assert one.startswith("He says: (speaking in custody) I ")
        assert one[:-6].endswith("[not confirmed]")


def test_a_sentence_that_fits_nowhere_is_refused_and_not_cut():
    with pytest.raises(TooLong) as refused:
        posts([Part("Short."), Part("He was not " + "very " * 30 + "well.", "They say:")], TINY)
    assert refused.value.index == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Отдел № 4 на ул. Садовой ответил: «Нет таких. Пишите». Это всё.", 2),
        ("А. Б. Примеров, 12 г. р., задержан. Где он, неизвестно.", 2),
        ("Mr. Primer of dept. No. 4 said so. He denied it.", 2),
        ("It was 9 p.m. when they came (it was dark. Nobody saw). They left.", 2),
        ("No end", 1),
        ("“Go. Now.” They left.", 2),
        ("„Да. Нет“ — так он сказал. Всё.", 2),
        ("They wrote [it was dark. Nobody saw]. They left.", 2),
        ("«Он молчит. Спросили (два раза. Он молчал). Всё» — так ответили. Всё.", 2),
        ("Он сказал... и ушёл. Всё.", 2),
        ("", 0),
    ],
)
def test_a_sentence_ends_only_where_it_is_certain(text, count):
    assert len(sentences(text)) == count


@pytest.mark.parametrize("said", ["„Да. Нет“ — так он сказал.", 'He said "No. Never" and left.'])
def test_words_in_quotation_marks_are_never_parted_from_their_other_half(said):
    assert sentences(f"{said} Then it was dark.") == [said, "Then it was dark."]


@given(st.text(max_size=300))
def test_dividing_into_sentences_loses_nothing_of_any_text(text):
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(one and one == one.strip() for one in found)


def test_words_of_which_nobody_is_said_to_have_said_them_are_never_divided():
    """The second half would stand in a post of its own as our own word."""
    with pytest.raises(TooLong) as refused:
        posts([Part("He was beaten, they say. He fell from the stairs.")], Limit("narrow", 40, plain))
    assert refused.value.index == 0


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("a" * 280, 280),
        ("я" * 280, 280),
        ("№…", 4),
        ("see https://example.org/" + "x" * 90, 27),
        ("«»—", 3),
        ("6′30″", 5),
        ("https://example.org/" + "x" * 90 + "…", 25),
        ("https://example.org/a.", 24),
        ("https://example.org/\u200b" + "я" * 90, 23 + 1 + 90),
        ("https://example.org/—" + "я" * 90, 23 + 1 + 90),
        ("https://localhost/" + "x" * 90, 108),
        ("t.me", 23),
        ("и\u0306", 1),
        ("👩‍👧‍👦", 8),
        ("שלום", 4),
        ("ул. Садовая, 12.03.2026, т.е. г.р.", 34),
    ],
)
def test_x_counts_a_link_as_23_and_some_signs_twice(text, counted):
    assert weighted(text) == counted


@pytest.mark.parametrize(
    ("name", "text", "counted"),
    [
        ("threads", "🕊", 4),
        ("threads", "❤\ufe0f", 6),
        ("threads", "Ёж — «да»", 9),
        ("threads", "© °\u00ad", 4),
        ("threads", "\U0001d400", 4),
        ("threads", "1\u20e3", 4),
        ("threads", "👩\u200d👧", 11),
        ("telegram", "🕊", 2),
        ("telegram", "и\u0306", 2),
        ("instagram", "🕊", 2),
        ("bluesky", "👩‍👧", 3),
        ("mastodon", "https://example.org/" + "x" * 90, 23),
    ],
)
def test_pictures_and_marks_are_never_counted_as_less_than_the_service_does(name, text, counted):
    assert LIMITS[name].measure(text) == counted


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("я" * 70, 1),
        ("я" * 71, 2),
        ("я" * 134, 2),
        ("я" * 135, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
    ],
)
def test_an_sms_is_70_signs_as_soon_as_one_is_cyrillic(text, messages):
    assert sms_parts(text) == messages


def test_the_lengths_are_those_that_the_services_published():
    assert {name: limit.most for name, limit in LIMITS.items()} == {
        "x": 280,
        "bluesky": 300,
        "mastodon": 500,
        "threads": 500,
        "telegram": 4096,
        "telegram_caption": 1024,
        "instagram": 2200,
        "linkedin": 3000,
        "sms": 6,
    }


def test_x_counts_one_for_what_lies_in_its_ranges_and_two_for_their_neighbours():
    assert [weighted(one) for one in "\x00\u10ff\u2000\u200d\u2010\u201f\u2032\u2037"] == [1] * 8
    assert [weighted(one) for one in "\u1100\u1fff\u200e\u200f\u2020\u2031\u2038"] == [2] * 7
