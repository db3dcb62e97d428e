"""What is done in the evening: every action once, by a member who may."""

from datetime import UTC, datetime, timedelta
from typing import Any

from safeconduct.voice.rules import harm

Given = dict[str, Any]


class Step:
    """`who` does `name`; `keep` is what later steps call the result, `more` replaces parts of the example.
    Words that begin with $ are looked up: $case, $sig.incident, $hazel."""

    def __init__(self, who: str, name: str, keep: str = "", /, **more: Any) -> None:
        self.who, self.name, self.keep, self.more = who, name, keep, more


class Ask(Step):
    """A query; kept is its first line that `where` fits, once there is one."""

    def __init__(self, who: str, name: str, keep: str, where: Given | None = None, /, **more: Any) -> None:
        super().__init__(who, name, keep, **more)
        self.where = where or {}


class Ring(Step):
    """A provider posts a message to the line that was kept as `who`."""


def in_a_year() -> str:
    return (datetime.now(UTC) + timedelta(days=365)).isoformat()


def _same_case(*steps: Step) -> list[Step]:
    for step in steps:
        step.more.setdefault("case", "$case")
    return list(steps)


ALL_CLEAR = dict.fromkeys(harm.BY_HAND, "clear")
# What is published stands in the clear on purpose, so that here nobody types a free word.
FREE_OF_MARKS: Given = {
    "attribution": "a neighbour",
    "sentence": "Two men in black led a woman to a grey car.",
    "time": None,
    "other_attribution": None,
    "other_sentence": None,
}


def _let_through(text: str, proposal: str) -> list[Step]:
    """An emergency text of Ash goes to the public by the signatures of two others."""
    return [
        Step("ash", "voice.submit_statement", proposal, statement=f"${text}.id"),
        Step("hazel", "cases.approve_disclosure", proposal=f"${proposal}.id"),
        Step("fir", "cases.approve_disclosure", proposal=f"${proposal}.id"),
        Step("fir", "voice.answer_questions", statement=f"${text}.id", **ALL_CLEAR),
        Step("fir", "voice.publish_statement", statement=f"${text}.id"),
    ]


# An emergency text is published, flagged, left as it is, flagged again, corrected, and withdrawn.
SPOKEN = [
    Step("hazel", "cases.give_consent", uses=["public_anonymous"], audiences=["*"]),
    Step("hazel", "claims.add_claim", "fact", source="$source.id"),
    Step("hazel", "claims.clear_for_public", claim="$fact.id", **FREE_OF_MARKS),
    Step("ash", "voice.clear_words", words=["Penza", "Two"]),
    Step("ash", "voice.draft_from_template", "urgent", fact="$fact.id", against_default="they want silence",
         undenied="nobody has asked them yet"),
    *_let_through("urgent", "before"),
    Step("hazel", "claims.set_stance", claim="$denial.id", to="$fact.id", kind="contradicts"),
    Step("fir", "voice.let_stand", statement="$urgent.id"),
    Step("hazel", "claims.grade", claim="$fact.id"),
    Step("ash", "voice.correct_from_template", statement="$urgent.id", claim="$fact.id"),
    *_let_through("urgent", "after"),
    Step("fir", "voice.withdraw_statement", statement="$urgent.id"),
]  # fmt: skip
CASES = _same_case(
    Step("ash", "cases.assign", member="$hazel", role="lawyer"),
    Step("ash", "cases.assign", member="$oak", role="documenter"),
    Step("ash", "cases.assign", member="$larch", role="passage"),
    Step("ash", "cases.assign", member="$cedar", role="operator"),
    Step("ash", "cases.assign", member="$maple", role="psychologist"),
    Step("ash", "cases.assign", member="$pine", role="press"),
    Step("ash", "voice.clear_words"),
    Step("cedar", "cases.add_person", "person"),
    Step("cedar", "cases.add_contact", "contact"),
    Step("cedar", "cases.link_person", "link", contact="$contact.id"),
    Step("cedar", "cases.add_entry", "entry"),
    Step("ash", "cases.strike_entry", entry="$entry.id"),
    Step("ash", "cases.recognise"),
    Step("ash", "cases.stop_recognising"),
    Step("ash", "cases.recognise"),
    Step("hazel", "cases.reveal_person", person="$person.id"),
    Step("hazel", "cases.reveal_contact", contact="$contact.id"),
    Step("hazel", "cases.set_minor", person="$person.id"),
    Step("cedar", "cases.review_risk"),
    Step("hazel", "cases.give_consent", "consent", person="$person.id"),
    Step("hazel", "cases.verify_consent", consent="$consent.id"),
    Step("hazel", "cases.write_directive", "directive", person="$person.id"),
    Step("hazel", "cases.raise_flag", "flag"),
    Step("hazel", "cases.lift_flag", flag="$flag.id"),
    Step("hazel", "cases.propose_disclosure", "first"),
    Step("ash", "cases.approve_disclosure", proposal="$first.id"),
    Step("hazel", "cases.propose_disclosure", "second"),
    Step("ash", "cases.return_disclosure", proposal="$second.id"),
    Step("hazel", "cases.propose_disclosure", "third"),
    Step("hazel", "cases.withdraw_disclosure", proposal="$third.id"),
    Step("hazel", "cases.inquire_at_night", "night"),
    Step("ash", "cases.review_night", proposal="$night.id"),
    Step("pine", "voice.draft_statement", "text"),
    Step("pine", "voice.edit_statement", statement="$text.id", seen=None),
    Step("pine", "voice.submit_statement", statement="$text.id"),
    Step("ash", "voice.answer_questions", statement="$text.id"),
    Step("larch", "voice.veto", statement="$text.id"),
    Step("larch", "voice.lift_veto", statement="$text.id"),
    Step("hazel", "trace.put_inquiry", proposal="$night.id"),
    Step("cedar", "trace.record_answer", "answer"),
    Step("hazel", "trace.read_answer", answer="$answer.id"),
    Step("hazel", "trace.amend_answer", answer="$answer.id"),
    Step("cedar", "trace.log_attempt", "attempt"),
    Step("hazel", "trace.amend_attempt", attempt="$attempt.id"),
    Step("cedar", "trace.plan_visit", "visit"),
    Step("hazel", "trace.drop_visit", visit="$visit.id"),
    Step("ash", "cases.set_captor"),
    Step("hazel", "cases.revoke_directive", directive="$directive.id"),
    Step("hazel", "cases.withdraw_consent", consent="$consent.id"),
    Step("hazel", "claims.add_source", "source"),
    Step("hazel", "claims.add_claim", "claim", source="$source.id"),
    Step("hazel", "claims.date_source", source="$source.id"),
    Step("hazel", "claims.add_claim", "denial", source="$source.id"),
    Step("hazel", "claims.grade", claim="$claim.id"),
    Step("hazel", "claims.set_stance", "stance", claim="$denial.id", to="$claim.id"),
    Step("hazel", "claims.withdraw_stance", stance="$stance.id"),
    Step("hazel", "claims.clear_for_public", claim="$claim.id"),
    Step("ash", "voice.draft_from_template", fact="$claim.id"),
    *SPOKEN,
    Step("hazel", "claims.withdraw_clearing", claim="$claim.id"),
    Step("hazel", "claims.correct_claim", claim="$denial.id", source="$source.id"),
    Step("cedar", "cases.mark_compromised", contact="$contact.id", value=None),
    Step("ash", "cases.keep_room", until=in_a_year()),
    Step("ash", "cases.hold_room", "hold"),
    Step("hazel", "cases.lift_hold", hold="$hold.id"),
    Step("hazel", "cases.ask_erasure", kind="claims"),
    Step("hazel", "cases.withdraw_erasure", kind="claims"),
    Step("hazel", "cases.ask_erasure", kind="claims"),
    Step("ash", "cases.erase_room", kind="claims"),
    Step("larch", "desk.prepare_address"),
    Step("larch", "desk.drop_address"),
    Step("ash", "desk.mark_conflict", member="$juniper"),
    Step("ash", "desk.lift_conflict", member="$juniper"),
)
ARTICLE = (
    "Two men were taken from a flat on Monday, the Safe Road network said. "
    "“They broke the door,” a neighbour told reporters. "
    "Their lawyer Anna Primerova said that she was not let in. "
    "The press service denied that they were held. "
    "A 16-year-old boy was let go, the network said."
)
DOCUMENTS = [
    Step("hazel", "claims.bring_document", "brought", case="$case", text=ARTICLE),
    Ask("hazel", "claims.reading", "article", reading="$brought.id", wait_s=60),
    Step("hazel", "claims.read_document", reading="$brought.id"),
    Step("hazel", "claims.accept_draft", reading="$brought.id", draft=1),
    Ask("hazel", "claims.claims", "accepted", case="$case"),
    Step("hazel", "claims.accept_drafts", reading="$brought.id", drafts=[2]),
    Step("hazel", "claims.edit_draft", reading="$brought.id", draft=3, text="she was not let in"),
    Step("hazel", "claims.reject_draft", reading="$brought.id", draft=4),
    Step("hazel", "claims.restore_draft", reading="$brought.id", draft=4),
    Step("hazel", "claims.keep_name", reading="$brought.id", name="Anna Primerova"),
    Step("hazel", "claims.drop_name", reading="$brought.id", name="Anna Primerova"),
    Step("hazel", "claims.bring_document", "echo", case="$case", text=f"{ARTICLE} Nothing else is known."),
    Ask("hazel", "claims.reading", "article", reading="$echo.id", wait_s=60),
    Step("hazel", "claims.read_document", reading="$echo.id"),
    Step("hazel", "claims.accept_echo", reading="$echo.id", alike="$brought.id"),
    Step("hazel", "claims.reject_echo", reading="$echo.id", alike="$brought.id"),
    Step("hazel", "claims.date_reading", reading="$echo.id"),
    Step("hazel", "claims.cancel_reading", reading="$echo.id"),
    Step("hazel", "claims.bring_document", "loose", case=None),
    Step("hazel", "claims.file_reading", reading="$loose.id", case="$case"),
    Step("hazel", "claims.bring_document", "unwanted", case=None),
    Step("hazel", "claims.erase_reading", reading="$unwanted.id"),
]
CALL = [
    Step("cedar", "desk.log_signal", "sig", level="critical"),
    Ask("ash", "desk.open_alarms", "alarm", {"kind": "critical_call", "state": "open"}),
    Step("ash", "desk.take_alarm", alarm="$alarm.id"),
    Step("ash", "desk.still_on_it", alarm="$alarm.id"),
    Step("ash", "desk.give_back_alarm", alarm="$alarm.id"),
    Ask("ash", "desk.open_alarms", "alarm", {"kind": "critical_call", "state": "open"}),
    Step("ash", "desk.widen_alarm", alarm="$alarm.id"),
    Step("ash", "desk.take_alarm", alarm="$alarm.id"),
    Step("cedar", "desk.add_lines", signal="$sig.id"),
    Step("cedar", "desk.amend_signal", signal="$sig.id"),
    Step("cedar", "desk.name_incident", incident="$sig.incident"),
    Step("cedar", "desk.link_case", incident="$sig.incident", case="$case"),
    Step("cedar", "desk.file_signal", signal="$sig.id", case="$case"),
    Step("cedar", "desk.unfile_signal", signal="$sig.id", case="$case"),
    Step("cedar", "desk.file_signal", signal="$sig.id", case="$case"),
    Step("cedar", "desk.log_signal", "other", incident="$sig.incident", level="urgent", **{"from": ""}),
    Step("cedar", "desk.split_signal", "apart", signal="$other.id"),
    Step("cedar", "desk.merge_incidents", into="$sig.incident", other="$apart.id"),
    Step("cedar", "desk.unmerge_incidents", into="$sig.incident", other="$apart.id"),
    Step("cedar", "desk.move_signal", signal="$other.id", incident="$sig.incident"),
    Step("cedar", "desk.set_level", signal="$sig.id"),
    Step("cedar", "desk.start_playbook", "run", incident="$sig.incident"),
    Step("cedar", "desk.tick_step", run="$run.id"),
    Step("cedar", "desk.untick_step", run="$run.id"),
    Step("cedar", "desk.skip_step", run="$run.id"),
    Step("cedar", "desk.tick_gate", run="$run.id"),
    Step("cedar", "desk.shut_gate", run="$run.id"),
    Step("cedar", "desk.end_playbook", run="$run.id"),
    Step("cedar", "desk.make_promise", "promise", incident="$sig.incident"),
    Step("cedar", "desk.postpone_promise", promise="$promise.id"),
    Step("cedar", "desk.keep_promise", promise="$promise.id"),
    Step("cedar", "desk.reopen_promise", promise="$promise.id"),
    Step("cedar", "desk.drop_promise", promise="$promise.id"),
    Step("cedar", "desk.write_handover", "handover"),
    Step("elm", "desk.read_handover", handover="$handover.id"),
]
SENT = [
    Step("cedar", "desk.log_signal", "later", level="urgent", **{"from": ""}),
    Step("cedar", "desk.link_case", incident="$later.incident", case="$case"),
    Step("cedar", "desk.propose_dispatch", "d", incident="$later.incident"),
    Step("cedar", "desk.give_address", dispatch="$d.id"),
    Step("ash", "desk.change_dispatch", dispatch="$d.id", order=["$juniper", "$hazel"]),
    Step("ash", "desk.approve_dispatch", dispatch="$d.id"),
    Ask("juniper", "desk.offers", "offer", {"for_you": True, "dispatch": "$d.id"}),
    Step("juniper", "desk.accept_dispatch", alarm="$offer.alarm"),
    Step("juniper", "desk.decline_dispatch", alarm="$offer.alarm"),
    Ask("hazel", "desk.offers", "offer", {"for_you": True, "dispatch": "$d.id", "state": "open"}),
    Step("hazel", "desk.accept_dispatch", alarm="$offer.alarm"),
    Step("hazel", "desk.reveal_address", alarm="$offer.alarm"),
    Ask("ash", "desk.address_views", "look"),
    Step("ash", "desk.review_address_view", view="$look.id"),
    Step("hazel", "desk.report_time", alarm="$offer.alarm"),
    Step("hazel", "desk.report_scene", alarm="$offer.alarm"),
    Step("hazel", "desk.add_photo", alarm="$offer.alarm", photo="!photo"),
    Step("ash", "desk.withdraw_dispatch", dispatch="$d.id"),
    Ask("cedar", "desk.compromised", "lost"),
    Step("cedar", "desk.assign_warning", compromise="$lost.id", link="$link.id", member="$larch"),
    Ask("larch", "desk.my_warnings", "task"),
    Step("larch", "desk.warned", warning="$task.id"),
    Step("cedar", "desk.settle_compromise", compromise="$lost.id"),
    Step("cedar", "desk.unsettle_compromise", compromise="$lost.id"),
    Step("ash", "cases.clear_contact", case="$case", contact="$contact.id", value=None),
    Step("ash", "desk.open_line", "line"),
    Ring("line", "", text="They are here."),
    Ask("cedar", "desk.intakes", "intake"),
    Step("cedar", "desk.dismiss_intake", intake="$intake.id"),
    Step("cedar", "desk.restore_intake", intake="$intake.id"),
    Step("cedar", "desk.accept_intake", intake="$intake.id"),
    Step("ash", "desk.close_line", line="$line.id"),
    Step("cedar", "desk.open_case_for", incident="$apart.id"),
    Step("cedar", "desk.let_go"),
    Step("hazel", "desk.say_readiness"),
    Step("ash", "desk.log_signal", "own", level="urgent", **{"from": ""}),
    Step("ash", "desk.propose_dispatch", "alone", incident="$own.incident"),
    Step("fir", "desk.review_dispatch", dispatch="$alone.id"),
    Step("ash", "desk.close_alarm", alarm="$alarm.id"),
    Step("ash", "desk.reopen_alarm", alarm="$alarm.id"),
    Ask("ash", "desk.open_alarms", "alarm", {"id": "$alarm.id"}),  # once the engine has opened it again
    Step("ash", "desk.close_alarm", alarm="$alarm.id"),
    Step("cedar", "desk.unlink_case", incident="$sig.incident", case="$case"),
    Step("cedar", "desk.close_incident", incident="$sig.incident"),
    Step("cedar", "desk.reopen_incident", incident="$sig.incident"),
    Step("cedar", "cases.look_up"),
    Step("ash", "cases.follow_case", case="$case"),
    Step("ash", "cases.set_lead", case="$case", lead="$fir"),
    Step("ash", "cases.unassign", case="$case", member="$oak", role="documenter"),
    Step("ash", "cases.close_case", case="$case"),
    Step("ash", "cases.reopen_case", case="$case"),
    Step("ash", "cases.catch_up"),
]
HOUSE = [
    Step("ash", "people.set_profile"),
    Step("ash", "people.set_quiet"),
    Step("ash", "people.add_way", address="here-first"),
    Step("ash", "people.add_way"),
    Step("ash", "people.prefer_way"),
    Step("ash", "people.remove_way"),
    Step("ash", "people.try_way"),
    Step("ash", "people.confirm_way", code="!trial"),
    Step("ash", "engine.set_mail", name="post", password="a password of the mail server"),
    Step("ash", "engine.set_gateway", name="texts"),
    Step("ash", "engine.withdraw_channel", name="texts"),
    Step("ash", "engine.set_watcher"),
    Ask("maple", "people.new_passphrase", "words"),
    Step("maple", "people.change_passphrase", present="!present", passphrase="$words.passphrase",
         proof="$words.proof"),
    Step("ash", "people.plan_shift", "shift", member="$fir"),
    Step("ash", "people.end_shift", shift="$shift.shift"),
    Step("ash", "people.publish_shifts"),
    Step("ash", "people.propose_recovery"),
    Step("ash", "people.withdraw_recovery"),
    Step("ash", "people.invite", "unwanted"),
    Step("ash", "people.withdraw_invitation", enrolment="$unwanted.enrolment"),
    Step("ash", "people.change_roles", "changed", member="$rowan", roles=["analyst", "press"]),
    Step("birch", "people.countersign", certificate="$changed.certificate"),
    Step("ash", "people.change_roles", "again", member="$rowan", roles=["analyst"]),
    Step("ash", "people.withdraw_certificate", certificate="$again.certificate"),
    Step("ash", "people.invite", "invited"),
    Ask("", "people.new_secrets", "new"),
    Step("", "people.enrol", invitation="$invited.code", name="$new.name", passphrase="$new.passphrase",
         totp_secret="$new.totp_secret", proof="$new.proof", code="!totp"),
    Step("ash", "people.certify", enrolment="$invited.enrolment"),
    Step("ash", "people.deactivate", member="$rowan"),
    Step("ash", "people.turn_keys"),
    Step("fir", "people.lock_all", taken=["$pine"]),
    Step("fir", "people.reopen", member="$pine"),
]  # fmt: skip
OPENING = [
    Step("cedar", "cases.open_case", "opened", lead="$ash"),
]
EVENING = [*OPENING, *CASES, *DOCUMENTS, *CALL, *SENT, *HOUSE]
