"""A short word after something was done, carried by the redirect.

The address holds a signed code that names the action and ends after a minute: no case material, and
nothing that a stranger could make up. A page shows it once; reloading later shows nothing.
"""

from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from safeconduct.acts import registry
from safeconduct.kernel.errors import Refusal

NAME = "done"
LASTS = timedelta(minutes=1)
KEPT = "kept"  # the text was kept as a draft; no action's name has this form
_signer = TimestampSigner(salt="acts.notices")


def with_notice(url: str, said: str) -> str:
    """The address with a notice about an action (its name), or KEPT."""
    address, hash_sign, place = url.partition("#")
    path, _question, query = address.partition("?")
    parameters = QueryDict(query, mutable=True)
    parameters[NAME] = _signer.sign(said)
    return f"{path}?{parameters.urlencode()}{hash_sign}{place}"


def notice(request: HttpRequest) -> str:
    """The notice of this request in the reader's language; empty without one."""
    try:
        said = _signer.unsign(request.GET.get(NAME, ""), max_age=LASTS)
    except BadSignature:
        return ""
    if said == KEPT:
        return _("Kept. It waits for you here, and in your unsent texts.")
    try:
        return _("Done: %(what)s.") % {"what": _(registry.find_action(said).title)}
    except Refusal:
        return ""
