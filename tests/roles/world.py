"""One organisation with two cases: in the first one member of each role works, in the second others do.

Everything that a role may be denied exists in both, under words that tell which room of which case they
lie in: whoever is shown such a word was shown that room.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from safeconduct.acts.policies import ROLES
from safeconduct.cases import briefs, rooms
from safeconduct.cases.documents import EntryDocument
from safeconduct.cases.models import TimelineEntry
from safeconduct.cases.rules.digests import COMPARTMENTS
from safeconduct.desk.models import Package, Signal
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.compartments import AUDIT, DESK, ENGINE, HOUSE, RECOVERY, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.people import members
from safeconduct.people.documents import ProfileDocument
from tests import cast as fictional
from tests.claims.brought.put import loose, put
from tests.desk.evening import Evening
from tests.roles import nights
from tests.roles.words import FIRST, NUMBERS, REGIONS, SECOND, word

# Who of each role walks. Nobody of them is on the second case; Ash leads both, Fir is second on both.
WALKERS = {
    "operator": "cedar",
    "coordinator": "aspen",
    "lawyer": "hazel",
    "passage": "larch",
    "psychologist": "maple",
    "documenter": "oak",
    "analyst": "rowan",
    "press": "pine",
    "admin": "birch",
    "partner": "sorrel",
    "trustee": "tansy",
}
MORE = {
    "aspen": "coordinator",
    "linden": "passage",
    "myrtle": "psychologist",
    "olive": "documenter",
    "plum": "press",
    "rowan": "analyst",
    "sorrel": "partner",
    "tansy": "trustee",
}
MINE = {role: name for role, name in WALKERS.items() if role not in {"admin", "partner", "trustee"}}
OTHERS = {
    "operator": "elm",
    "lawyer": "juniper",
    "passage": "linden",
    "psychologist": "myrtle",
    "documenter": "olive",
    "press": "plum",
}
# Rooms into which nothing of these two evenings is written otherwise.
UNUSED = ("perpetrators", "shelter", "route", "medical", "testimony", "evidence", "money")

WELL_KNOWN = (HOUSE, DESK, AUDIT, ENGINE, RECOVERY, *(f"team:{role}" for role in ROLES))


@dataclass
class World:
    """`known[side]` are the handles of one case and of what belongs to it, by what inputs call them."""

    evening: Evening
    known: dict[str, dict[str, Any]] = field(default_factory=dict)
    house: dict[str, Any] = field(default_factory=dict)  # what belongs to no case

    def keyring(self, name: str) -> Keyring:
        """The keys of somebody who signs in now."""
        kept = self.evening.cast.members[name]
        keyring = Keyring(kept.organisation, kept.member, kept.sign, kept.box)
        keyring.refresh()
        return keyring

    def places(self) -> dict[UUID, tuple[str, str]]:
        """What each compartment is: its kind, and whose or of which case; a room's kind is the room's."""
        ash = self.evening.cast["ash"]
        found = dict.fromkeys(Signal.objects.values_list("compartment", flat=True), ("signal", ""))
        found |= dict.fromkeys(Package.objects.values_list("compartment", flat=True), ("package", ""))
        found |= {self.house[name]: ("unfiled", "") for name in ("loose", "unwanted")}
        found |= {well_known(kind, ash.organisation): (kind, "") for kind in WELL_KNOWN}
        found |= {one.member: ("member", name) for name, one in self.evening.cast.members.items()}
        found[self.evening.cast.founded.engine.member] = (ENGINE, "itself")
        for side, known in self.known.items():
            found[known["signal"]] = ("signal", side)
            found[briefs.find(ash, known["case"]).row.compartment] = ("brief", side)
            for kind in COMPARTMENTS:
                found[rooms.room(ash, known["case"], kind, create=True)] = (kind, side)
        return found


def build(evening: Evening) -> World:
    """Everybody and everything, as it stands before the walk."""
    for name, role in MORE.items():
        _join(evening.cast, name, role)
    evening.let_see()
    evening.open_channels()
    evening.publish()
    evening.on_shift("fir", "cedar")
    for name in evening.cast.members:
        _introduce(evening, name)
    world = World(evening)
    for side, team in ((FIRST, MINE), (SECOND, OTHERS)):
        world.known[side] = _case(evening, side, team)
    for side, team in ((FIRST, MINE), (SECOND, OTHERS)):
        world.known[side] |= nights.night(evening, side, team, world.known[side])
    world.house |= nights.house(evening, WALKERS.values())
    with evening.moment():
        world.house |= {name: loose(evening.cast["oak"], name) for name in ("loose", "unwanted")}
    evening.present("ash")  # a coordinator judges what consents allow
    for name in evening.cast.members:
        evening.act(name, "cases.catch_up")
    return world


def _join(cast: fictional.Cast, name: str, role: str) -> None:
    if role == "partner":  # there is no team of partners: each sees what was packed for them
        fictional.join(cast, name)
        fictional.give_roles(cast, name, role)
    else:
        fictional.join(cast, name, role)


def _introduce(evening: Evening, name: str) -> None:
    base = {"hazel": REGIONS[FIRST], "juniper": REGIONS[SECOND]}.get(name, "")
    with evening.moment():
        profile = ProfileDocument(
            handle=evening.member(name), display_name=name.capitalize(), base=base, languages=["ru"]
        )
        members.set_profile(evening.cast["ash"], profile)


def _case(e: Evening, side: str, team: dict[str, str]) -> dict[str, Any]:
    """A case of which every room holds something."""
    lead, second = e.member("ash"), e.member("fir")
    case = e.act("cedar", "cases.open_case", captor="state", lead=lead, recognise=True).id
    e.act("ash", "cases.set_lead", case=case, lead=lead, second=second)
    for role, name in team.items():
        e.act("ash", "cases.assign", case=case, member=e.member(name), role=role)
    known = {"case": case, **_written(e, side, team, case), **_drafted(e, side, team, case)}
    known |= _asked(e, side, team, case, known["night"])
    known |= {role: e.member(name) for role, name in team.items()}
    e.act("fir", "desk.mark_conflict", member=known["passage"], case=case, why="a cousin")
    for kind in UNUSED:
        with e.moment():
            compartment = rooms.room(e.cast["ash"], case, kind, create=True)
            entry = EntryDocument(text=word(kind, side), kind="event", noted=e.now)
            rows.insert(e.cast["ash"], TimelineEntry, compartment, entry)
    return known


def _written(e: Evening, side: str, team: dict[str, str], case: UUID) -> dict[str, Any]:
    desk, lawyer = team["operator"], team["lawyer"]

    def do(by: str, name: str, /, **given: Any) -> UUID:
        made: UUID = e.act(by, name, case=case, **given).id
        return made

    identity, contacts = word("identity", side), word("contacts", side)
    person = do(desk, "cases.add_person", names=[identity], note=identity, minor=False)
    contact = do(desk, "cases.add_contact", value=NUMBERS[side], whose=contacts, note=contacts)
    link = do(desk, "cases.link_person", contact=contact, who="flatmate", path=contacts)
    entry = do(desk, "cases.add_entry", text=word("timeline", side))
    do(desk, "cases.review_risk", level="high", reasons=word("timeline", side))
    said = word("consent", side)
    uses = {"uses": ["government_named", "act_for_me"], "audiences": ["*"], "risks": said}
    consent = do(lawyer, "cases.give_consent", person=person, **uses)
    directive = do(lawyer, "cases.write_directive", allows=["government_named"], audiences=["*"], words=said)
    flag = do(lawyer, "cases.raise_flag", kinds=["complaint"], why=said)
    source = do(lawyer, "claims.add_source", title=word("claims", side), kind="call")
    claim = do(
        lawyer,
        "claims.add_claim",
        source=source,
        speaker="A",
        text=word("claims", side),
        act="apprehended",
        subject=word("claims", side),
        latest=e.now.isoformat(),
    )
    denial = do(lawyer, "claims.add_claim", source=source, speaker="B", text=word("claims", side))
    why = word("claims", side)
    stance = do(lawyer, "claims.set_stance", claim=denial, kind="denies", to=claim, why=why)
    do(lawyer, "claims.grade", claim=claim, information=3, reasons=why, source="B")
    documents = _brought(e, lawyer, side, case, source)
    do(lawyer, "claims.clear_for_public", claim=claim, attribution="A", sentence="so it is said")
    do(lawyer, "cases.ask_erasure", kind="contacts", why="the person asked")
    hold = do(lawyer, "cases.hold_room", kind="identity", why="a court asked for the file")
    return {
        "person": person, "contact": contact, "link": link, "entry": entry, "consent": consent,
        "directive": directive, "flag": flag, "source": source, "claim": claim,
        "denial": denial, "stance": stance, "value": NUMBERS[side], "hold": hold, **documents,
    }  # fmt: skip


def _brought(e: Evening, lawyer: str, side: str, case: UUID, source: UUID) -> dict[str, UUID]:
    """Two documents, of which one may repeat the other."""
    with e.moment():
        keyring = e.cast[lawyer]
        room = rooms.room(keyring, case, "claims", create=True)
        again = e.act(lawyer, "claims.add_source", case=case, title=word("claims", side), kind="article").id
        other = put(keyring, room, word("claims", side), source=source)
        reading = put(keyring, room, word("claims", side), source=again, repeats=(other, source))
    return {"reading": reading, "alike": other}


def _drafted(e: Evening, side: str, team: dict[str, str], case: UUID) -> dict[str, Any]:
    """Drafts for somebody else to look at, and of each drafter one of their own."""
    asked = {
        "case": case, "audience": "regional prosecutor", "uses": ["government_named"],
        "text": word("inquiries", side), "why": word("inquiries", side),
    }  # fmt: skip
    told = {
        **asked, "kind": "statement", "uses": ["public_anonymous"],
        "text": word("publicity", side), "why": word("publicity", side),
    }  # fmt: skip
    by_night = {name: value for name, value in asked.items() if name != "why"}
    drafted = {
        "proposal": e.act("ash", "cases.propose_disclosure", kind="inquiry", **asked).id,
        "statement": e.act(team["press"], "cases.propose_disclosure", **told).id,
        "night": e.act("ash", "cases.inquire_at_night", ground="life", reason="alone", **by_night).id,
    }
    said = {"language": "en", "title": "A text", "parts": [{"text": word("publicity", side)}]}
    text = {"case": case, "kind": "statement", "texts": [said], "channels": ["site"], "why": "it helps"}
    drafted["text"] = e.act(team["press"], "voice.draft_statement", uses=["public_anonymous"], **text).id
    for role in ("operator", "coordinator", "lawyer", "press"):
        if name := team.get(role):
            given = told if role == "press" else {**asked, "kind": "inquiry"}
            drafted[f"own_{role}"] = e.act(name, "cases.propose_disclosure", **given).id
    return drafted


def _asked(e: Evening, side: str, team: dict[str, str], case: UUID, night: UUID) -> dict[str, Any]:
    """A question that was put, an answer that nobody read yet, somebody who was refused, a visit to come."""
    said, desk = word("inquiries", side), team["operator"]
    place = {"case": case, "where": said}
    return {
        "asked": e.act("ash", "trace.put_inquiry", case=case, proposal=night, spoke=said, hours=0).id,
        "answer": e.act(desk, "trace.record_answer", case=case, body="police department", text=said).id,
        "attempt": e.act(
            desk, "trace.log_attempt", **place, who=said, capacity="own_lawyer", result="refused", reason=said
        ).id,
        "visit": e.act(desk, "trace.plan_visit", **place, who=said, at="2099-03-12T12:00:00+03:00").id,
    }


@contextmanager
def standing(folder: Path) -> Iterator[World]:
    """The world at its own hour."""
    evening = Evening(fictional.full(), folder)
    evening.begin_engine()
    try:
        world = build(evening)
        with clock.held(evening.now):
            yield world
    finally:
        evening.engine.close()
