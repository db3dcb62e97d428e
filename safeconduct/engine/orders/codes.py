"""Orders to send a code to an address of the member's own, and what became of it."""

from safeconduct.engine.documents import CodeCourse, SendCode
from safeconduct.engine.models import CodeSent
from safeconduct.engine.orders.giving import give
from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring


def send_code(keyring: Keyring, channel: str, address: str, code: str, language: str = "") -> None:
    """Send a code to an address of the member's own by the channel of this name, once. Without
    `language`, it is in the member's."""
    wish = SendCode(
        alarm=new_id(), at=clock.now(), channel=channel, address=address, code=code, language=language
    )
    for earlier in CodeSent.objects.filter(compartment=keyring.member):
        rows.erase(keyring, earlier)
    asked = CodeCourse(channel=channel, state="asked", at=wish.at)
    rows.insert(keyring, CodeSent, keyring.member, asked, id=wish.alarm)
    give(keyring, wish, first=False)


def code_sent(keyring: Keyring) -> CodeCourse | None:
    """What became of the code that this member asked for last; None for none."""
    found = rows.read_all(keyring, CodeSent.objects.filter(compartment=keyring.member).order_by("-leaf"))
    return next((one.document for one in found if one.verified), None)
