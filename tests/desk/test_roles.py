"""Who may do and ask what at the desk: a table of its own, not the pack that the code reads."""

import pytest

from safeconduct.acts import registry
from safeconduct.acts.actor import NOBODY, Actor
from tests import cast as fictional

DESK = {"operator", "coordinator"}
LEADS = {"coordinator"}
LAWYERS, PASSAGE = {"lawyer"}, {"passage"}
GOES = {"lawyer", "passage", "psychologist"}
READS_FILED = {"operator", "coordinator", "lawyer", "documenter"}
EVERYBODY = set(fictional.TEAMS) | {"partner"}
MAY = {
    **dict.fromkeys(
        [
            "desk.log_signal", "desk.add_lines", "desk.amend_signal", "desk.set_level", "desk.file_signal",
            "desk.unfile_signal", "desk.let_go", "desk.name_incident", "desk.merge_incidents",
            "desk.unmerge_incidents", "desk.split_signal", "desk.move_signal", "desk.link_case",
            "desk.unlink_case", "desk.open_case_for", "desk.close_incident", "desk.reopen_incident",
            "desk.accept_intake", "desk.dismiss_intake", "desk.restore_intake", "desk.make_promise",
            "desk.keep_promise", "desk.drop_promise", "desk.postpone_promise", "desk.reopen_promise",
            "desk.start_playbook", "desk.tick_step", "desk.skip_step", "desk.untick_step", "desk.tick_gate",
            "desk.shut_gate", "desk.end_playbook", "desk.propose_dispatch", "desk.give_address",
            "desk.assign_warning", "desk.settle_compromise", "desk.unsettle_compromise",
            "desk.write_handover", "desk.read_handover",
            "desk.signal", "desk.signals", "desk.incident", "desk.incidents", "desk.who_may_this_be",
            "desk.intakes", "desk.intake", "desk.lines", "desk.promises", "desk.playbooks",
            "desk.dispatches", "desk.compromised", "desk.handovers", "desk.open_points",
        ],
        DESK,
    ),
    **dict.fromkeys(
        [
            "desk.approve_dispatch", "desk.change_dispatch", "desk.withdraw_dispatch",
            "desk.review_dispatch", "desk.review_address_view", "desk.open_line", "desk.close_line",
            "desk.mark_conflict", "desk.lift_conflict", "desk.address_views", "desk.line_secret",
        ],
        LEADS,
    ),
    **dict.fromkeys(
        ["desk.accept_dispatch", "desk.decline_dispatch", "desk.report_time", "desk.offer", "desk.offers"],
        GOES,
    ),
    **dict.fromkeys(["desk.report_scene", "desk.add_photo", "desk.my_reports"], LAWYERS),
    **dict.fromkeys(["desk.prepare_address", "desk.drop_address"], PASSAGE),
    "desk.say_readiness": GOES | LEADS,
    "desk.case_signals": READS_FILED,
    # Whose alarm, address or warning it is, is found out inside; to others it does not exist.
    **dict.fromkeys(
        [
            "desk.take_alarm", "desk.give_back_alarm", "desk.still_on_it", "desk.close_alarm",
            "desk.reopen_alarm", "desk.widen_alarm", "desk.reveal_address", "desk.warned",
            "desk.open_alarms", "desk.alarm", "desk.my_warnings",
        ],
        EVERYBODY,
    ),
}  # fmt: skip


def ours() -> list[registry.Query]:
    return [one for one in [*registry.actions(), *registry.queries()] if one.name.startswith("desk.")]


def test_nothing_at_the_desk_is_missing_from_this_table():
    assert {one.name for one in ours()} == MAY.keys()


@pytest.mark.django_db
def test_each_door_admits_exactly_these_roles():
    keyring = fictional.found()["ash"]
    for one in ours():
        assert not one.policy.admits(NOBODY), one.name
        admitted = {role for role in EVERYBODY if one.policy.admits(Actor(keyring, frozenset({role})))}
        assert admitted == MAY[one.name], one.name


def test_every_inverse_exists_and_every_end_says_why():
    assert registry.loose_ends() == []
