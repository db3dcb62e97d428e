"""Trustees' shares of a 32-byte secret: SLIP-39, k of n, words that can be printed."""

from collections.abc import Sequence

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, decode_mnemonics, generate_mnemonics

from safeconduct.vault.types import BadShare, K, SecretBytes


def split(secret: SecretBytes, k: int, n: int) -> list[str]:
    """n shares, any k of which give the secret (3 of 5, or 2 of 3); fewer tell nothing."""
    if not 2 <= k <= n <= 16:
        raise ValueError("recovery takes at least 2 of at most 16 shares")
    return list(generate_mnemonics(1, [(k, n)], secret.reveal())[0])


def combine(kind: type[K], shares: Sequence[str]) -> K:
    """From k or more shares in any order. BadShare names the place of a bad one, never a word."""
    typed = list(dict.fromkeys(" ".join(words.lower().split()) for words in shares))
    needed = [_threshold(place, words) for place, words in enumerate(typed, start=1)]
    try:
        decode_mnemonics(typed)  # one of another set is refused also where it is one too many
        return kind(combine_mnemonics(typed[: max(needed, default=0)]))
    except (MnemonicError, ValueError):
        raise BadShare("too few shares, or not of one set") from None


def _threshold(place: int, words: str) -> int:
    try:
        return int(Share.from_mnemonic(words).member_threshold)
    except (MnemonicError, ValueError):
        raise BadShare(f"share {place} is mistyped") from None
