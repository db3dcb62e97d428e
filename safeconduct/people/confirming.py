"""The second factor, given again in the middle of a session."""

import base64
from collections.abc import Mapping

from django.db.models import F

from safeconduct.kernel import clock
from safeconduct.kernel.errors import SLOW_DOWN, Refusal
from safeconduct.keys.sessions import Session
from safeconduct.people import door, entrance, refusals, stretching
from safeconduct.people.models import Account, SecondFactor
from safeconduct.people.rules.entrance import must_wait, step_of


def confirm(session: Session, given: Mapping[str, str], device: str | None = None) -> None:
    """Take a code, or in a demo the passphrase. Raises Refusal WRONG_ENTRY, SLOW_DOWN or BUSY."""
    counter = SecondFactor.objects.filter(handle=session.member)
    known = counter.first()
    if known is not None and must_wait(known.wrong, known.wrong_at, clock.now()):
        raise Refusal(SLOW_DOWN)
    fits = _code_fits(session, given) if session.totp_seed else _passphrase_fits(session, given, device)
    if not fits:
        counter.update(wrong=F("wrong") + 1, wrong_at=clock.now())
        raise Refusal(refusals.WRONG_FACTOR)
    counter.update(wrong=0, wrong_at=None)
    session.confirm()


def _code_fits(session: Session, given: Mapping[str, str]) -> bool:
    seed = base64.b32encode(session.totp_seed).decode("ascii")
    step = step_of(seed, given.get("code", ""), clock.now())
    return step is not None and entrance.take_step(session.member, step)


def _passphrase_fits(session: Session, given: Mapping[str, str], device: str | None) -> bool:
    account = Account.objects.filter(id=session.member).first()
    if account is None:
        return False
    with door.slot(device):
        answer = stretching.ask(
            stretching.Ask(given.get("passphrase", ""), account.id, bytes(account.blob), "", clock.now())
        )
    return isinstance(answer, stretching.Opened)
