"""What happens around the two cases: calls, lawyers who go, phones that are taken, people who come and go."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from safeconduct.desk import intake
from safeconduct.kernel.ids import new_id
from safeconduct.keys import rows
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.people.documents import NewcomerDocument
from safeconduct.people.models import Newcomer
from safeconduct.vault.types import BoxPair, SignPair
from tests.desk.evening import Evening
from tests.roles.words import CALLERS, word

ADDRESSES = ("+7 900 000-00-91", "+7 900 000-00-92")


def night(e: Evening, side: str, team: dict[str, str], known: dict[str, Any]) -> dict[str, Any]:
    """A call about the case, a lawyer who went, a phone that was taken."""
    desk, lawyer, case = team["operator"], team["lawyer"], known["case"]
    signal = e.act(desk, "desk.log_signal", lines=[word("signals", side)], level="critical")
    e.act(desk, "desk.link_case", incident=signal.incident, case=case)
    e.act(desk, "desk.file_signal", signal=signal.id, case=case)
    e.run()
    (going,) = [one for one in e.ask(desk, "desk.dispatches") if one.incident == signal.incident]
    e.act(desk, "desk.give_address", dispatch=going.id, address=word("address", side))
    e.until(minutes=3)
    e.act(lawyer, "desk.accept_dispatch", alarm=going.alarm)
    e.run()
    e.act(lawyer, "desk.reveal_address", alarm=going.alarm)
    e.act(lawyer, "desk.report_scene", alarm=going.alarm, lines=[word("scene", side)])
    e.present("fir", lawyer)  # the report is filed
    view = e.ask("fir", "desk.address_views")[0].id
    e.act(desk, "cases.mark_compromised", case=case, contact=known["contact"], why="taken")
    e.run()
    (lost,) = [one for one in e.ask("fir", "desk.compromised") if one.case.case == case]
    warned = {role: _warned(e, lost.id, known["link"], name) for role, name in team.items()}
    return {
        "signal": signal.id, "incident": signal.incident, "dispatch": going.id, "going": going.alarm,
        "view": view, "compromise": lost.id, "warnings": warned,
        **_beside(e, side, desk, signal.incident),
    }  # fmt: skip


def _warned(e: Evening, compromise: UUID, link: UUID, name: str) -> UUID:
    """Somebody is asked to warn; the task as they see it."""
    e.act("fir", "desk.assign_warning", compromise=compromise, link=link, member=e.member(name))
    (task,) = [one.id for one in e.ask(name, "desk.my_warnings") if one.compromise == compromise]
    return task


def _beside(e: Evening, side: str, desk: str, incident: UUID) -> dict[str, Any]:
    """What else runs at the desk for an incident, in every state that a step begins from."""
    later = (e.now + timedelta(hours=5)).isoformat()

    def call(**more: Any) -> Any:
        return e.act(desk, "desk.log_signal", level="urgent", **more)

    def promise() -> UUID:
        made: UUID = e.act(desk, "desk.make_promise", text="call back", due=later, incident=incident).id
        return made

    other, closed, kept = call(**{"from": CALLERS[side]}), call(), promise()
    e.act(desk, "desk.close_incident", incident=closed.incident, outcome="a wrong number")
    e.act(desk, "desk.keep_promise", promise=kept)
    whole, part = call().incident, call().incident
    e.act(desk, "desk.merge_incidents", into=whole, other=part)
    offered = e.act("fir", "desk.propose_dispatch", incident=other.incident)
    run = e.act(desk, "desk.start_playbook", incident=incident, playbook="abduction_from_flat").id
    e.act(desk, "desk.tick_step", run=run, step=1)
    e.act(desk, "desk.tick_gate", run=run, step=3)
    line = e.act("fir", "desk.open_line", name="night number", channel="phone").id
    return {
        "promise": promise(), "kept": kept, "run": run, "line": line,
        "handover": e.act(desk, "desk.write_handover", note="quiet").id,
        "unfiled": other.id, "apart": other.incident, "closed": closed.incident,
        "beside": call(incident=incident).id, "whole": whole, "part": part,
        "offered": offered.alarm, "proposed": offered.id,
        **_came_in(e, line), **_alarms(e, incident),
    }  # fmt: skip


def _came_in(e: Evening, line: UUID) -> dict[str, UUID]:
    """A message that nobody has looked at, and one that was set aside."""
    with e.moment():
        assert intake.seal(line, b'{"text": "they are here"}', "")
        assert intake.seal(line, b'{"text": "wrong number"}', "")
    e.run()
    waiting, aside = [one.id for one in e.ask("fir", "desk.intakes")][-2:]
    e.act("fir", "desk.dismiss_intake", intake=aside)
    return {"intake": waiting, "dismissed": aside}


def _alarms(e: Evening, incident: UUID) -> dict[str, UUID]:
    """An alarm that is open, and one that was closed."""
    e.until(minutes=3)
    found = e.ask("fir", "desk.incident", incident=incident).alarms
    lines = {one.kind: one.id for one in e.ask("fir", "desk.open_alarms") if one.id in found}
    e.act("fir", "desk.close_alarm", alarm=lines["step"], outcome="done")
    e.run()
    return {"alarm": lines["critical_call"], "taken": lines["critical_call"], "ended": lines["step"]}


def house(e: Evening, everybody: Iterable[str]) -> dict[str, Any]:
    """What belongs to no case: who is asked, who is invited, who was shut out."""
    for name in everybody:
        for address in ADDRESSES:
            e.act(name, "people.add_way", channel="sms", address=address)
    people = {name: e.member(name) for name in ("ash", "fir", "plum")}
    invited = e.act("ash", "people.invite", display_name="Willow", roles=["operator"])
    came = e.act("ash", "people.invite", display_name="Yew", roles=["operator"]).enrolment
    _comes(e, came)
    shift = e.act(
        "ash", "people.plan_shift", member=e.member("fir"), role="coordinator",
        first="2026-03-12", begins="08:00", ends="20:00",
    )  # fmt: skip
    waiting = e.act("ash", "people.change_roles", member=e.member("olive"), roles=["documenter", "analyst"])
    e.act("ash", "people.propose_recovery")
    e.act("ash", "people.lock_all", taken=[e.member("myrtle")])
    return {
        **people, "invited": invited.enrolment, "code": invited.code, "shift": shift.shift,
        "certificate": waiting.certificate, "enrolment": came, "shut": e.member("myrtle"),
    }  # fmt: skip


def _comes(e: Evening, enrolment: UUID) -> None:
    """Somebody made keys on their own device; nobody has vouched for them yet."""
    document = NewcomerDocument(
        enrolment=enrolment,
        handle=new_id(),
        sign_public=SignPair.generate().public.data,
        box_public=BoxPair.generate().public.data,
        at=e.now,
    )
    with e.moment():
        compartment = well_known(HOUSE, e.cast["ash"].organisation)
        rows.insert_unsigned(Newcomer, compartment, document, enrolment=enrolment)
