"""An echo is never a second voice, however long the way and even if it comes back to itself."""

from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from safeconduct.claims.rules.independence import independent, origins

NAMES = [UUID(int=number) for number in range(1, 9)]
names = st.sampled_from(NAMES)
derivations = st.dictionaries(names, st.frozensets(names, max_size=3), max_size=8)
voice = st.frozensets(names, min_size=1, max_size=2)
voices = st.lists(voice, max_size=6)


def can_reach(start: UUID, goal: UUID, derived, steps: int) -> bool:
    """Whether a walk of at most so many steps leads from one to the other."""
    if start == goal:
        return True
    return steps > 0 and any(can_reach(one, goal, derived, steps - 1) for one in derived.get(start, ()))


def share(one, other, derived) -> bool:
    """Whether there is anything at all that both can be walked back to."""
    return any(
        any(can_reach(start, goal, derived, len(NAMES)) for start in one)
        and any(can_reach(start, goal, derived, len(NAMES)) for start in other)
        for goal in NAMES
    )


def most_apart(voices, derived) -> int:
    """Every choice of voices, the largest first."""
    for size in range(len(voices), 0, -1):
        for chosen in combinations(voices, size):
            if not any(share(one, other, derived) for one, other in combinations(chosen, 2)):
                return size
    return 0


@given(voices, derivations)
def test_the_count_is_that_of_the_slow_way_that_tries_every_choice(voices, derived):
    assert independent(voices, derived) == most_apart(voices, derived)


@given(
    st.frozensets(names, min_size=1, max_size=2), st.frozensets(names, min_size=1, max_size=2), derivations
)
def test_two_voices_have_one_origin_exactly_if_something_is_behind_both(one, other, derived):
    assert bool(origins(one, derived) & origins(other, derived)) == share(one, other, derived)


@given(voices, derivations, names, names)
def test_learning_that_a_source_repeats_another_never_adds_a_voice(voices, derived, echo, first):
    known = {**derived, echo: derived.get(echo, frozenset()) | {first}}
    assert independent(voices, known) <= independent(voices, derived)


def test_twelve_articles_that_quote_one_post_are_one_voice_and_a_witness_is_a_second():
    post, witness = UUID(int=100), UUID(int=101)
    articles = [UUID(int=number) for number in range(12)]
    derived = {one: [post] for one in articles}
    assert independent([{one} for one in articles], derived) == 1
    assert independent([{one} for one in (*articles, witness)], derived) == 2


def test_those_that_quote_each_other_in_a_circle_are_one_voice():
    first, second, third = NAMES[:3]
    derived = {first: [second], second: [third], third: [first]}
    assert independent([{first}, {second}, {third}], derived) == 1


def test_who_quotes_two_does_not_make_those_two_one():
    first, both, second = NAMES[:3]
    assert independent([{first}, {both}, {second}], {both: [first, second]}) == 2


def test_no_two_of_many_that_quote_each_other_crosswise_hide_a_third_that_stands_apart():
    """Six articles and nine posts, each post quoted by two: three articles have nothing in common, however
    the handles fall; who always begins with the article that shares least finds two."""
    quoted = [(0, 2), (0, 3), (0, 4), (0, 5), (1, 2), (1, 3), (2, 5), (3, 5), (4, 5)]
    for turn in range(24):
        posts = {pair: UUID(int=1000 * turn + 10 + number) for number, pair in enumerate(quoted)}
        articles = [{post for pair, post in posts.items() if each in pair} for each in range(6)]
        assert independent(articles, {}) == 3
