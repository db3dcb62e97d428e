"""Facts that follow from the place: which law holds there, as far as a lawyer signed it. Pure."""

from collections.abc import Collection, Iterable

from safeconduct.claims.rules.times import Answer, Span
from safeconduct.trace.rules.clocks import falls_on
from safeconduct.trace.rules.pack import Local


def known(
    local: Iterable[Local], regions: Collection[str], at: Span, zones: tuple[str, ...]
) -> dict[str, str]:
    """The facts that hold in each of these regions (ISO 3166-2) at that time, by name.

    What nobody signed is not known. Nor is what differs between the regions, or may have changed within
    the time. What is said of a region counts before what is said of its country.
    """
    signed = [one for one in local if one.reviewed_by]
    found = {}
    for fact in {one.fact for one in signed}:
        told = [one for one in signed if one.fact == fact]
        values = {_value(told, region, at, zones) for region in regions}
        value = values.pop() if len(values) == 1 else ""
        if value:
            found[fact] = value
    return found


def _value(told: Iterable[Local], region: str, at: Span, zones: tuple[str, ...]) -> str:
    """What the fact is in one region; empty where that is not known."""
    for place in (region, region.partition("-")[0]):
        here = [(one.value, falls_on(one.valid, at, zones)) for one in told if place in one.regions]
        able = {value for value, so in here if so is not Answer.NO}
        if able:
            sure = {value for value, so in here if so is Answer.YES}
            return able.pop() if able == sure and len(able) == 1 else ""
    return ""
