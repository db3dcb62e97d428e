"""Halves that tell nothing alone, MACs over fields that cannot be shifted, phrases nobody chose."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.vault import halves, macs, passphrases, types
from safeconduct.vault.derive import normalise_passphrase
from safeconduct.vault.words import WORDS
from tests.vault.samples import fixed, flipped

KEY = types.MacKey(fixed(50))
keys = st.binary(min_size=32, max_size=32).map(types.CompartmentSecret)


@given(keys)
def test_both_halves_give_the_key_in_either_order(key: types.CompartmentSecret) -> None:
    one, other = halves.split(key)
    assert halves.join(types.CompartmentSecret, one, other) == key
    assert halves.join(types.CompartmentSecret, other, one) == key
    assert key.reveal() not in (one.reveal(), other.reveal())


def test_each_split_is_new_and_halves_of_two_splits_do_not_fit() -> None:
    key = types.CompartmentSecret(fixed(1))
    (a, b), (c, d) = halves.split(key), halves.split(key)
    assert len({half.reveal() for half in (a, b, c, d)}) == 4
    assert halves.join(types.CompartmentSecret, a, d) != key


@given(st.lists(st.binary(max_size=20), max_size=5))
def test_a_mac_fits_its_fields(fields: list[bytes]) -> None:
    macs.verify_mac(KEY, macs.mac(KEY, *fields), *fields)


def test_a_mac_fits_no_other_fields_key_or_bytes() -> None:
    made = macs.mac(KEY, b"timer", b"due", b"")
    assert len(made) == 32
    for fields in (
        [b"timer", b"due"],
        [b"timerd", b"ue", b""],
        [b"timer", b"", b"due"],
        [b"timer", b"duf", b""],
    ):
        with pytest.raises(types.Tampered):
            macs.verify_mac(KEY, made, *fields)
    for wrong in (b"", made[:-1], *(flipped(made, at) for at in range(32))):
        with pytest.raises(types.Tampered):
            macs.verify_mac(KEY, wrong, b"timer", b"due", b"")
    with pytest.raises(types.Tampered):
        macs.verify_mac(types.MacKey(fixed(51)), made, b"timer", b"due", b"")


def test_the_word_list_has_7776_words_all_different_and_readable_as_typed() -> None:
    assert len(WORDS) == len(set(WORDS)) == 6**5
    assert all(word == normalise_passphrase(word) and " " not in word for word in WORDS)
    assert (WORDS[0], WORDS[-1]) == ("abacus", "zoom")


def test_a_passphrase_is_seven_words_of_the_list_and_has_90_bits() -> None:
    assert passphrases.ENTROPY >= 90
    phrases = [passphrases.generate_passphrase() for _ in range(500)]
    assert len(set(phrases)) == len(phrases)
    drawn = Counter(word for phrase in phrases for word in phrase.split(" "))
    assert all(len(phrase.split(" ")) == 7 for phrase in phrases)
    assert set(drawn) <= set(WORDS)
    assert max(drawn.values()) < 12  # 3,500 draws from 7,776: a favourite word would show
