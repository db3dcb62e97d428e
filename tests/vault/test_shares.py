"""Any k shares give the secret; fewer, foreign or mistyped ones are refused without telling a word."""

from itertools import combinations

import pytest

from safeconduct.vault import shares, types
from tests.vault.samples import fixed

SECRET = types.BoxPrivate(fixed(60))
FIVE = shares.split(SECRET, 3, 5)
OTHERS = shares.split(types.BoxPrivate(fixed(61)), 3, 5)


def test_any_three_of_five_give_the_secret() -> None:
    for three in combinations(FIVE, 3):
        assert shares.combine(types.BoxPrivate, three) == SECRET


def test_any_two_of_three_give_the_secret() -> None:
    for two in combinations(shares.split(SECRET, 2, 3), 2):
        assert shares.combine(types.BoxPrivate, two) == SECRET


def test_more_than_enough_in_any_order_and_writing_do_too() -> None:
    typed = [f"  {share.upper()}  ".replace(" ", "   ") for share in reversed(FIVE)]
    assert shares.combine(types.BoxPrivate, typed) == SECRET
    twice = [FIVE[0], FIVE[0].upper(), f" {FIVE[0]}", FIVE[1], FIVE[2]]
    assert shares.combine(types.BoxPrivate, twice) == SECRET


@pytest.mark.parametrize(
    "given",
    [
        [],
        FIVE[:1],
        FIVE[:2],
        [FIVE[0], FIVE[0], FIVE[0]],
        [FIVE[0], FIVE[1], f" {FIVE[1].upper()}"],
        [FIVE[0], FIVE[1], OTHERS[2]],
        [*FIVE[:3], OTHERS[0]],
        OTHERS[:1] + FIVE[:3],
    ],
)
def test_too_few_or_foreign_shares_are_refused(given: list[str]) -> None:
    with pytest.raises(types.BadShare):
        shares.combine(types.BoxPrivate, given)


def test_a_mistyped_share_is_named_by_its_place_and_not_by_its_words() -> None:
    words = FIVE[1].split()
    wrong_word = " ".join([*words[:-1], "academic" if words[-1] != "academic" else "acid"])
    for bad in (wrong_word, " ".join(words[:-1]), " ".join([*words[:9], "hideout", *words[10:]]), ""):
        with pytest.raises(types.BadShare, match="share 2 ") as refused:
            shares.combine(types.BoxPrivate, [FIVE[0], bad, FIVE[2]])
        assert not set(str(refused.value).split()) & set(words)
        assert "hideout" not in str(refused.value)


@pytest.mark.parametrize(("k", "n"), [(1, 1), (1, 3), (4, 3), (0, 0), (2, 17)])
def test_a_set_that_one_person_could_open_or_nobody_is_not_made(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="shares"):
        shares.split(SECRET, k, n)


def test_a_share_is_33_words() -> None:
    assert {len(share.split()) for share in FIVE} == {33}
