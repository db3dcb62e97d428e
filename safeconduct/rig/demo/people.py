"""Who works in the fictional network, and what they sign in with."""

import random
from pathlib import Path

from safeconduct.kernel.text import N_
from safeconduct.people import accounts, newkeys
from safeconduct.rig.cast import Cast, Part
from safeconduct.vault.blobs import MemberSecrets
from safeconduct.vault.words import WORDS

SEED = 20260311
NOTE = N_("Fiction only. These sign-ins belong to a demo and to nobody.")

PARTS = (
    Part("ash", ("coordinator",), base="RU-MOW", on_duty=True),
    Part("birch", ("admin",), base="RU-SPE"),
    Part("cedar", ("operator",), base="RU-SPE", on_duty=True),
    Part("elm", ("operator",), base="RU-SVE", zone="Asia/Yekaterinburg", language="ru"),
    Part("fir", ("coordinator",), base="RU-SVE", zone="Asia/Yekaterinburg", language="ru"),
    Part("hazel", ("lawyer",), base="RU-PNZ", languages=("ru",), on_duty=True),
    Part("juniper", ("lawyer",), base="RU-SAM", languages=("ru", "en"), on_duty=True),
    Part("larch", ("passage",), base="RU-MOW", on_duty=True),
    Part("maple", ("psychologist",), zone="Europe/Berlin"),
    Part("oak", ("documenter",), zone="Asia/Tbilisi", language="ru"),
    Part("pine", ("press",), zone="Europe/Berlin"),
    Part("rowan", ("analyst",), zone="Europe/Berlin"),
)


def passphrases() -> dict[str, str]:
    """The seven words of everybody: the same in every demo, which is why a demo is no place for data."""
    dice = random.Random(SEED)  # noqa: S311  (nothing here is secret: the words are printed)
    return {part.name: " ".join(dice.choice(WORDS) for _ in range(7)) for part in PARTS}


def sign_in_name(name: str) -> str:
    """What somebody of the demo types as sign-in name."""
    return f"{name}-demo-10"


def open_accounts(cast: Cast) -> None:
    """Let everybody sign in with their words and without a second factor."""
    words = passphrases()
    for name, keyring in cast.keyrings.items():
        inside = MemberSecrets(keyring.member, keyring.box.private, keyring.sign.private, b"")
        blob = newkeys.seal(words[name], inside)
        accounts.open_account(cast.founded.keyring, keyring.member, sign_in_name(name), blob)


def write_down(file: Path) -> None:
    """Keep the sign-ins beside the data: they are printed at every start."""
    words = passphrases()
    lines = [f"{', '.join(p.roles):<14}{sign_in_name(p.name):<20}{words[p.name]}" for p in PARTS]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
