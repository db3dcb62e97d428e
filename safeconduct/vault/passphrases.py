"""Passphrases of seven random words, so that no one chooses a weak one."""

import secrets
from math import log2

from safeconduct.vault.words import WORDS

LENGTH = 7
ENTROPY = LENGTH * log2(len(WORDS))  # bits: 90.4


def generate_passphrase() -> str:
    return " ".join(secrets.choice(WORDS) for _ in range(LENGTH))
