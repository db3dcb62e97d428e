"""What a message says: next to nothing. No product, no name, no place, no reason."""

from django.utils import translation
from django.utils.translation import gettext as _

from safeconduct.engine.documents import DeliveryCard, Purpose


def text_of(card: DeliveryCard, language: str) -> str:
    """The words of a message, in the member's language."""
    with translation.override(language):
        callsign = _("%(callsign)s (late)") if card.late_s else "%(callsign)s"
        values = {"callsign": callsign % {"callsign": card.callsign}, "code": card.code}
        match card.purpose:
            case Purpose.OFFER:
                return _("%(callsign)s %(code)s: open the desk, or reply %(code)s.") % values
            case Purpose.STILL:
                return _("%(callsign)s %(code)s: still on it? Open the desk.") % values
            case Purpose.TRIAL:
                return _("%(code)s: type this code on your own page.") % values
            case Purpose.TAKEN:
                return _("%(callsign)s: somebody has it. Nothing to do.") % values
