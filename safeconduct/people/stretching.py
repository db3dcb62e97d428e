"""The slow step of every sign-in, in a process of its own that lives for one passphrase.

python -I -m safeconduct.people.stretching     (a question on stdin, an answer on stdout)

1. It is the first to die when memory runs out, so that a flood of sign-ins never costs the server.
2. The passphrase, what Argon2 made of it and a blob that nobody may open end with the process: the
   private keys come out only when the passphrase and the code both fit.
3. Nothing is said about what failed but one of three words; its stderr goes nowhere.
"""

import base64
import contextlib
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.kernel.errors import BUSY, Refusal
from safeconduct.kernel.hiding import hide
from safeconduct.people.rules.entrance import step_of
from safeconduct.vault import blobs, types
from safeconduct.vault.derive import stretch

SECONDS = 30
COMMAND = [sys.executable, "-I", "-m", "safeconduct.people.stretching"]


class _Silent(msgspec.Struct, frozen=True):
    """What crosses the pipe prints as its name alone."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} …>"


class Ask(_Silent, frozen=True, tag=True):
    """Open `blob` of `handle`; the code must be of one step around `at`. A blob without a seed has none."""

    passphrase: Annotated[str, Meta(max_length=1000)]
    handle: UUID
    blob: bytes
    code: Annotated[str, Meta(max_length=100)]
    at: datetime


class Derive(_Silent, frozen=True, tag=True):
    """What Argon2 makes of the passphrase and this salt."""

    passphrase: Annotated[str, Meta(max_length=1000)]
    salt: bytes


class Opened(_Silent, frozen=True, tag=True):
    """Both fit. `step` is the code's, None for a blob without a seed."""

    stretched: bytes
    box: bytes
    sign: bytes
    totp_seed: bytes
    head: bytes
    step: int | None


class Stretched(_Silent, frozen=True, tag=True):
    stretched: bytes


class WrongPassphrase(_Silent, frozen=True, tag=True):
    """It does not open this blob, or the blob was altered."""


class WrongCode(_Silent, frozen=True, tag=True):
    """The passphrase fits, the code does not."""


Question = Ask | Derive
Answer = Opened | Stretched | WrongPassphrase | WrongCode
_QUESTIONS: msgspec.msgpack.Decoder[Question] = msgspec.msgpack.Decoder(Question)
_ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def ask(question: Question) -> Answer:
    """Put a question to a fresh process. Raises Refusal BUSY when it died, as it does first of all."""
    try:
        done = subprocess.run(
            COMMAND,
            input=msgspec.msgpack.encode(question),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=True,
            cwd="/",
            env={},
        )
    except (subprocess.SubprocessError, OSError):
        raise Refusal(BUSY) from None
    return _ANSWERS.decode(done.stdout)


def answer(question: Question) -> Answer:
    """The work itself, in the child."""
    if isinstance(question, Derive):
        return Stretched(stretch(question.passphrase, *blobs.StretchRequest(question.salt)).reveal())
    stretched = stretch(question.passphrase, *blobs.stretch_request(question.blob))
    try:
        inside = blobs.open_blob_with(stretched, question.blob, question.handle)
    except types.VaultError:
        return WrongPassphrase()
    step = None
    if inside.totp_seed:
        seed = base64.b32encode(inside.totp_seed).decode("ascii")
        step = step_of(seed, question.code, question.at)
        if step is None:
            return WrongCode()
    return Opened(
        stretched=stretched.reveal(),
        box=inside.box.reveal(),
        sign=inside.sign.reveal(),
        totp_seed=inside.totp_seed,
        head=inside.last_head.encode() if inside.last_head else b"",
        step=step,
    )


def main() -> None:
    """Answer one question and end."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    hide()  # last: what is hidden may not write there any more
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(_QUESTIONS.decode(sys.stdin.buffer.read()))))


if __name__ == "__main__":
    main()
