"""What forms offer: members by name, roles in the reader's language."""

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from safeconduct.acts.form_page import actor_of
from safeconduct.acts.policies import ROLES
from safeconduct.people import members
from safeconduct.places import regions


def role_names() -> dict[str, str]:
    """The roles, in the reader's language."""
    return {role: _(name) for role, name in ROLES.items()}


def bases(present: str) -> list[tuple[object, str]]:
    """Every region by its name in the reader's language, the present one also where nobody knows it."""
    language = get_language() or "en"
    named = {code: regions.name(code, language) for code in (present, *regions.regions()) if code}
    return [("", _("not said")), *sorted(named.items(), key=lambda one: one[1].casefold())]


def everybody(request: HttpRequest) -> list[tuple[object, str]]:
    """Every member, by name."""
    return [(one.handle, one.name) for one in members.everybody(actor_of(request).keys)]


def holders(request: HttpRequest) -> list[tuple[object, str]]:
    """Every member, with roles: for forms that ask for a member in a role."""
    named = role_names()
    return [
        (one.handle, f"{one.name} ({', '.join(named[role] for role in sorted(one.roles))})")
        for one in members.everybody(actor_of(request).keys)
    ]
