"""What each step of the walk is given: its own example, with handles of one case in place of the example's.

A word that begins with $ is looked up among what is known of the case; $own and $warning are the walker's.
"""

import base64
import io
from typing import Any

from PIL import Image

from safeconduct.acts import registry
from safeconduct.acts.askable import references
from safeconduct.kernel.ids import new_id
from tests.roles.table import Line
from tests.roles.words import FIRST
from tests.roles.world import World

INVENTED = "invented"  # the side on which nothing exists
COLLEAGUES = {"lawyer", "passage"}  # every member knows every member
CHOICE = {"desk.start_playbook": {"playbook"}}  # fields that name something of the pack, not of the house
MORE: dict[str, dict[str, Any]] = {
    "claims.edit_draft": {"text": "Two men were taken"},
    "claims.restore_draft": {"draft": 3},
    "claims.file_reading": {"reading": "$loose"},
    "claims.erase_reading": {"reading": "$unwanted"},
    "cases.assign": {"member": "$lawyer", "role": "lawyer"},
    "cases.unassign": {"member": "$lawyer", "role": "lawyer"},
    "cases.set_lead": {"lead": "$fir", "second": "$ash"},
    "cases.look_up": {"text": "$value"},
    "cases.mark_compromised": {"value": None, "contact": "$contact"},
    "cases.clear_contact": {"value": None, "contact": "$contact"},
    "cases.verify_consent": {"contact": "trusted_person"},
    "cases.ask_erasure": {"kind": "timeline"},
    "cases.withdraw_erasure": {"kind": "contacts"},
    "cases.erase_room": {"kind": "contacts"},
    "cases.may_say": {"person": "$person"},
    "cases.withdraw_disclosure": {"proposal": "$own"},
    "cases.review_night": {"proposal": "$night"},
    "cases.propose_disclosure+told": {"kind": "statement", "uses": ["public_anonymous"]},
    "cases.approve_disclosure+told": {"proposal": "$statement", "despite": "as everybody says"},
    "cases.return_disclosure+told": {"proposal": "$statement"},
    "claims.grade": {"source": "B"},
    "claims.set_stance": {"claim": "$claim", "to": "$denial"},
    "voice.draft_from_template": {"fact": "$claim"},
    "voice.correct_from_template": {"statement": "$text", "claim": "$claim"},
    "voice.edit_statement": {"statement": "$text", "seen": None},
    "voice.submit_statement": {"statement": "$text"},
    "voice.answer_questions": {"statement": "$text"},
    "voice.publish_statement": {"statement": "$text"},
    "voice.let_stand": {"statement": "$text"},
    "voice.withdraw_statement": {"statement": "$text"},
    "voice.veto": {"statement": "$text"},
    "voice.lift_veto": {"statement": "$text"},
    "voice.statement": {"statement": "$text"},
    "trace.put_inquiry": {"proposal": "$night"},
    "desk.assign_warning": {"member": "$fir"},
    "desk.warned": {"warning": "$warning"},
    "desk.file_signal": {"signal": "$unfiled"},
    "desk.move_signal": {"signal": "$unfiled"},
    "desk.split_signal": {"signal": "$beside"},
    "desk.amend_signal": {"called": "a neighbour"},
    "desk.let_go": {"signals": ["$signal"]},
    "desk.log_signal": {"incident": "$incident"},
    "desk.accept_intake": {"intake": "$intake"},
    "desk.restore_intake": {"intake": "$dismissed"},
    "desk.merge_incidents": {"into": "$incident", "other": "$apart"},
    "desk.unmerge_incidents": {"into": "$whole", "other": "$part"},
    "desk.reopen_incident": {"incident": "$closed"},
    "desk.link_case": {"incident": "$apart"},
    "desk.open_case_for": {"incident": "$apart"},
    "desk.make_promise": {"incident": "$incident"},
    "desk.reopen_promise": {"promise": "$kept"},
    "desk.start_playbook": {"incident": "$apart"},
    "desk.untick_step": {"step": 1},
    "desk.propose_dispatch": {"incident": "$apart", "role": "psychologist"},
    "desk.approve_dispatch": {"dispatch": "$proposed"},
    "desk.change_dispatch": {"dispatch": "$proposed", "order": ["$lawyer"]},
    "desk.withdraw_dispatch": {"dispatch": "$proposed"},
    "desk.review_dispatch": {"dispatch": "$proposed"},
    "desk.mark_conflict": {"member": "$lawyer"},
    "desk.lift_conflict": {"member": "$passage"},
    "desk.accept_dispatch": {"alarm": "$offered"},
    "desk.decline_dispatch": {"alarm": "$going"},
    "desk.report_time": {"alarm": "$going"},
    "desk.report_scene": {"alarm": "$going"},
    "desk.add_photo": {"alarm": "$going", "photo": "!photo"},
    "desk.offer": {"alarm": "$offered"},
    "desk.my_reports": {"alarm": "$going"},
    "desk.reveal_address": {"alarm": "$going"},
    "desk.give_back_alarm": {"alarm": "$taken"},
    "desk.still_on_it": {"alarm": "$taken"},
    "desk.reopen_alarm": {"alarm": "$ended"},
    "desk.say_readiness": {"member": None},
    "people.change_roles": {"member": "$plum", "roles": ["press", "analyst"]},
    "people.deactivate": {"member": "$plum"},
    "people.invite": {"replaces": None},
    "people.plan_shift": {"member": "$fir"},
    "people.lock_all": {"taken": ["$plum"]},
    "people.reopen": {"member": "$shut"},
    "people.withdraw_invitation": {"enrolment": "$invited"},
    "people.invitation_stands": {"invitation": "$code"},
}


def given(line: Line, world: World, role: str, side: str = FIRST, **other: str) -> dict[str, Any]:
    """The input of a step on one side; `other` names fields that are taken from another side."""
    one = _registered(line.name)
    more = MORE.get(f"{line.name}+{line.way}" if line.way else line.name, {})
    wanted = {name: f"${name}" for name in references(one.input) if name in one.example}
    wanted |= more
    for name in CHOICE.get(line.name, set()) & wanted.keys():
        wanted.pop(name)
    plain = dict(one.example)
    for name, word in wanted.items():
        plain[name] = _value(word, world, role, other.get(name, side))
    return {name: value for name, value in plain.items() if value is not None}


def handles(line: Line, world: World, role: str) -> list[str]:
    """The fields of a step that name something which belongs to a case."""
    mine, theirs = given(line, world, role), given(line, world, role, side=INVENTED)
    return [name for name in mine if mine[name] != theirs[name]]


def _registered(name: str) -> registry.Query:
    known: dict[str, registry.Query] = {one.name: one for one in [*registry.actions(), *registry.queries()]}
    return known[name]


def is_action(line: Line) -> bool:
    """Whether the step changes something."""
    return isinstance(_registered(line.name), registry.Action)


def _value(word: Any, world: World, role: str, side: str) -> Any:
    if isinstance(word, list):
        return [_value(one, world, role, side) for one in word]
    if word == "!photo":
        return photograph()
    if isinstance(word, str) and word.startswith("$"):
        return _known(word[1:], world, role, side)
    return word


def _known(name: str, world: World, role: str, side: str) -> Any:
    if name in world.house:
        return world.house[name]
    if side == INVENTED and name not in COLLEAGUES:
        return "+7 900 000-00-79" if name == "value" else new_id()
    known = world.known[FIRST if side == INVENTED else side]
    if name == "own":
        return known.get(f"own_{role}", known["proposal"])
    if name == "warning":
        return known["warnings"].get(role, next(iter(known["warnings"].values())))
    return known[name]


def photograph() -> str:
    """A small picture, as base64."""
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "#204060").save(written, "PNG")
    return base64.b64encode(written.getvalue()).decode()
