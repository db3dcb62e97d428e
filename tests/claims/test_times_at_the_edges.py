"""Times at the edge of the calendar and of what clocks show."""

import pytest

from safeconduct.kernel.errors import Refusal
from tests.cases.test_pages import browse
from tests.claims.test_claims import claim, source

__all__ = ["browse"]  # a fixture
LAST = "9999-12-31T23:59:59"
FAR = ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+00:00", f"{LAST}-14:00", f"{LAST}+00:00"]


@pytest.mark.parametrize("at", FAR)
def test_a_time_of_no_year_of_ours_is_refused_or_shown_and_breaks_no_page(browse, network, case, at):
    report = source(network, case)
    for fields in (
        {"earliest": at},
        {"latest": at},
        {"from_instant": at, "least_minutes": 10},
        {"from_instant": at, "most_minutes": 10},
    ):
        try:
            claim(network, case, report, **fields)
        except Refusal as refused:
            assert refused.code == "invalid"
    try:
        source(network, case, title="far", earliest=at)
    except Refusal as refused:
        assert refused.code == "invalid"
    for who in ("ash", "hazel"):
        assert browse(who).get(f"/cases/{case}").status_code == 200
