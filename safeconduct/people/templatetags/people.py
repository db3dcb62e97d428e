"""`{% load people %}`: roles, weekdays, zones and actions in the reader's language."""

from collections.abc import Iterable
from datetime import date, timedelta

from babel.dates import format_date
from django import template
from django.utils.translation import get_language, gettext

from safeconduct.acts import registry
from safeconduct.acts.policies import ROLES
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.people.actions.founding import BOOT_MODES
from safeconduct.places import regions
from safeconduct.web.moments import calendar_day, zone_label, zone_named

register = template.Library()
_MONDAY = date(2026, 1, 5)


@register.simple_tag
def role_name(role: str) -> str:
    """One role."""
    return gettext(ROLES[role]) if role in ROLES else role


@register.simple_tag
def role_names(roles: Iterable[str]) -> str:
    """Several roles, in the order of the table."""
    held = set(roles)
    return ", ".join(role_name(role) for role in ROLES if role in held)


@register.simple_tag
def weekdays(days: Iterable[int]) -> str:
    """Weekdays, short: "Mon, Wed"; all seven are "every day"."""
    chosen = sorted(set(days))
    if len(chosen) == 7:
        return gettext("every day")
    language = get_language() or "en"
    return ", ".join(format_date(_MONDAY + timedelta(days=day), "EEE", locale=language) for day in chosen)


@register.simple_tag
def region_name(code: str) -> str:
    """A region."""
    return regions.name(code, get_language() or "en")


@register.simple_tag
def day(iso: str) -> str:
    """A date that is kept as ISO text, as people write it."""
    return calendar_day(date.fromisoformat(iso))


@register.simple_tag
def zone_name(name: str) -> str:
    """A time zone as its offset now."""
    return zone_label(clock.now(), zone_named(name))


@register.simple_tag
def boot_mode(mode: str) -> str:
    """How the engine starts."""
    return gettext(BOOT_MODES[mode]) if mode in BOOT_MODES else mode


@register.simple_tag
def action_title(name: str) -> str:
    """What an action does; its name when it is not known any more."""
    try:
        return gettext(registry.find_action(name).title)
    except Refusal:
        return name
