"""An evening of an invented network in which every action is done once, over HTTP, by a member who may.

What each action is given is its own example, with handles of this house in place of the example's.
"""

import base64
import hashlib
import hmac
import io
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyotp
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from safeconduct.acts import registry
from safeconduct.acts.askable import references
from safeconduct.channels.recording.transport import recorded
from safeconduct.rig.bench.host import Client

PATIENCE = 60  # seconds for the engine on a busy machine
Given = dict[str, Any]
Mark = Callable[[registry.Action, Given, Mapping[str, Any]], tuple[Given, Given]]


def fill(data: str, messages: str) -> dict[str, str]:
    """In a child: the network before it has done anything; the passphrases by name."""
    import os

    from safeconduct.engine import boot
    from safeconduct.rig import cast as casting
    from safeconduct.rig.demo import command, people

    os.environ[boot.VARIABLE] = f"{data}/boot-secret"
    cast = command.people_only()
    people.write_down(Path(data) / command.SIGN_INS)
    casting.reachable(cast, Path(messages))
    return {**people.passphrases(), "": json.dumps({n: str(k.member) for n, k in cast.keyrings.items()})}


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


def _same_case(*steps: Step) -> list[Step]:
    for step in steps:
        step.more.setdefault("case", "$case")
    return list(steps)


CASES = _same_case(
    Step("ash", "cases.assign", member="$hazel", role="lawyer"),
    Step("ash", "cases.assign", member="$oak", role="documenter"),
    Step("ash", "cases.assign", member="$larch", role="passage"),
    Step("ash", "cases.assign", member="$cedar", role="operator"),
    Step("ash", "cases.assign", member="$maple", role="psychologist"),
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
    Step("ash", "cases.set_captor"),
    Step("hazel", "cases.revoke_directive", directive="$directive.id"),
    Step("hazel", "cases.withdraw_consent", consent="$consent.id"),
    Step("hazel", "claims.add_source", "source"),
    Step("hazel", "claims.add_claim", "claim", source="$source.id"),
    Step("hazel", "claims.date_source", source="$source.id"),
    Step("cedar", "cases.mark_compromised", contact="$contact.id", value=None),
    Step("larch", "desk.prepare_address"),
    Step("larch", "desk.drop_address"),
    Step("ash", "desk.mark_conflict", member="$juniper"),
    Step("ash", "desk.lift_conflict", member="$juniper"),
)
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
    Step("ash", "engine.set_mail", name="post"),
    Step("ash", "engine.set_gateway", name="texts"),
    Step("ash", "engine.withdraw_channel", name="texts"),
    Step("ash", "engine.set_watcher"),
    Ask("maple", "people.new_passphrase", "words"),
    Step("maple", "people.change_passphrase", present="!present", passphrase="$words.passphrase",
         proof="$words.proof"),
    Step("ash", "people.plan_shift", "shift", member="$fir"),
    Step("ash", "people.end_shift", shift="$shift.shift"),
    Step("ash", "people.publish_shifts"),
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
EVENING = [*OPENING, *CASES, *CALL, *SENT, *HOUSE]


def _code(answer: Any) -> Any:
    return answer.get("code") if isinstance(answer, dict) else None


def photograph(comment: str) -> str:
    """A picture with words in it that no eye sees, as base64."""
    said, written = PngInfo(), io.BytesIO()
    said.add_itxt("Comment", comment)
    Image.new("RGB", (64, 48), "#204060").save(written, "PNG", pnginfo=said)
    return base64.b64encode(written.getvalue()).decode()


@dataclass
class Evening:
    """One house over HTTP. `mark` may rewrite what is given; `refused` holds what did not succeed."""

    port: int
    words: dict[str, str]
    messages: Path
    mark: Mark | None = None
    after: Callable[[], None] = lambda: None
    comment: str = "taken in the yard"
    known: dict[str, Any] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    refused: dict[str, Any] = field(default_factory=dict)
    marked: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.known |= json.loads(self.words[""])

    def live(self, steps: list[Step]) -> None:
        for step in steps:
            given = {name: self._value(value) for name, value in step.more.items()}
            if isinstance(step, Ring):
                self._ring(self.known[step.who], given)
            elif isinstance(step, Ask):
                self.known[step.keep] = self._asked(step, given)
            else:
                self._do(step, given)
            self.after()
            if step.keep == "opened":
                self.known["case"] = self.known["opened"]["id"]

    def close(self) -> None:
        """Hang up on behalf of everybody."""
        for client in self.clients.values():
            client.connection.close()
        self.clients.clear()

    def client(self, name: str) -> Client:
        if name not in self.clients:
            self.clients[name] = client = Client(self.port)
            if name:
                client.sign_in(f"{name}-demo-10", self.words[name])
            else:
                client.read_token("/sign-in")
        return self.clients[name]

    def call(self, who: str, path: str, given: Any) -> tuple[int, Any]:
        """One call; a fresh second factor is given when it is asked for."""
        client = self.client(who)
        client.connection.close()  # the server hangs up on who is silent for long; this dials anew
        status, answer = client.call(path, given)
        if _code(answer) == "confirm":
            client.post("/confirm", {"passphrase": self.words[who]})
            status, answer = client.call(path, given)
        until = time.monotonic() + PATIENCE
        while _code(answer) == "not_yet" and time.monotonic() < until:
            time.sleep(0.2)  # the engine's half is on its way
            status, answer = client.call(path, given)
        return status, answer

    def _value(self, word: Any) -> Any:
        if isinstance(word, list):
            return [self._value(one) for one in word]
        if isinstance(word, str) and word in self._made():
            return self._made()[word]()
        if not isinstance(word, str) or not word.startswith("$"):
            return word
        name, _dot, part = word[1:].partition(".")
        found = self.known.get(name)
        return found.get(part) if part and isinstance(found, dict) else found

    def _made(self) -> dict[str, Callable[[], str]]:
        """What stands for a value that is only known in the evening itself."""
        return {
            "!photo": lambda: photograph(self.comment),
            "!present": lambda: self.words["maple"],
            "!totp": lambda: pyotp.TOTP(self.known["new"]["totp_secret"]).now(),
            "!trial": self._trial,
        }

    def _trial(self) -> str:
        """The code that came to an address of one's own, once the engine has sent it."""
        until = time.monotonic() + PATIENCE
        while not (came := [one for one in recorded(self.messages) if one.to == "here-first"]):
            assert time.monotonic() < until, "no code came"
            time.sleep(0.2)
        return came[-1].text.partition(":")[0]

    def _do(self, step: Step, given: Given) -> None:
        action = registry.find_action(step.name)
        plain = {**action.example, **given}
        plain = {key: value for key, value in plain.items() if value is not None}
        fixed = {*given, *references(action.input)}
        sent, back = self.mark(action, plain, dict.fromkeys(fixed)) if self.mark else (plain, {})
        status, answer = self.call(step.who, f"/api/actions/{step.name}", sent)
        while status == 422 and (
            wrong := {one.split(".")[0] for one in answer.get("fields", {})} & set(back)
        ):
            for name in wrong:  # what cannot be any words stays as in the example
                sent = {
                    key: value for key, value in {**sent, name: back.pop(name)}.items() if value is not None
                }
            status, answer = self.call(step.who, f"/api/actions/{step.name}", sent)
        if status != 200:
            self.refused[step.name] = (status, answer)
            return
        self.done.add(step.name)
        if step.name == "people.lock_all":  # every session ended
            self.close()
        self.marked |= {(step.name, name) for name in back}
        if step.keep:
            self.known[step.keep] = answer

    def _asked(self, step: Ask, given: Given) -> Any:
        until = time.monotonic() + PATIENCE
        while True:
            status, answer = self.call(step.who, f"/api/queries/{step.name}", given)
            assert status == 200, (step.name, answer)
            if not isinstance(answer, list):
                return answer
            for one in answer:
                if all(one.get(name) == self._value(value) for name, value in step.where.items()):
                    return one
            assert time.monotonic() < until, (step.name, step.where, answer, self.refused)
            time.sleep(0.2)  # what is waited for is the engine's

    def _ring(self, line: Given, given: Given) -> None:
        body = json.dumps({"from": "+7 900 000-00-09", **given}).encode()
        signed = hmac.new(base64.b64decode(line["secret"]), body, hashlib.sha256).hexdigest()
        connection = Client(self.port).connection
        connection.request("POST", line["path"], body, {"X-Signature": f"sha256={signed}"})
        status = connection.getresponse().status
        connection.close()
        assert status == 202
