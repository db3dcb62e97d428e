"""What is kept how long is said for every room, and desk cards leave when their time has come."""

from datetime import timedelta

from safeconduct.acts.run import run
from safeconduct.cases import briefs, lookup, readers, retention
from safeconduct.cases.models import NumberCard
from safeconduct.cases.rules.rooms import ROOMS
from safeconduct.kernel import clock


def test_every_room_has_its_own_time_and_a_reason_and_nothing_else_has():
    others = {retention.NUMBER_CARDS, "unfiled_readings", retention.BACKUPS}
    assert set(retention.retention()) == {*ROOMS, *others}


def test_addresses_and_routes_die_at_once_and_the_record_lives_long():
    kept = retention.retention()
    assert {(kept[kind].since, kept[kind].days) for kind in ("shelter", "route")} == {("done", 0)}
    assert kept["claims"].days > kept["timeline"].days > kept["contacts"].days


def test_cards_leave_the_desk_some_months_after_closing_and_not_before(network):
    case = network.open(recognise=True).id
    run(network.cedar, "cases.add_contact", {"case": str(case), "value": "+7 900 000-00-01"})
    run(network.ash, "cases.close_case", {"case": str(case)})
    end = retention.ends(briefs.brief(network.ash.keys, case), retention.NUMBER_CARDS)
    with clock.held(end - timedelta(seconds=1)):
        readers.mend(network.fir.keys)
        assert NumberCard.objects.exists()
    with clock.held(end):
        readers.mend(network.ash.keys)
        assert not NumberCard.objects.exists()
        assert lookup.by_number(network.elm, "+7 900 000-00-01") == []
        assert not briefs.brief(network.elm.keys, case).recognised


def test_an_open_case_has_no_end_yet(network):
    case = network.open().id
    assert retention.ends(briefs.brief(network.ash.keys, case), "contacts") is None
