"""Filling the fictional network: four years of cases, and the night that is running now."""

import random
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from safeconduct.acts import run
from safeconduct.kernel import clock
from safeconduct.rig.cast import Cast
from safeconduct.rig.demo import texts
from safeconduct.rig.demo.people import SEED

CASES = 40
YEARS = timedelta(days=4 * 365)
RECENT = (timedelta(days=41), timedelta(days=19), timedelta(days=8))  # so that a night finds open cases


class Filler:
    """Writes as members of the cast would have, at the moments it tells of."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.dice = random.Random(SEED)  # noqa: S311  (the same story each time is the point)
        self.numbers = 0
        self.known: list[dict[str, Any]] = []

    def past(self) -> None:
        """Four years of cases, oldest first; `known` afterwards holds those that are open."""
        now = clock.now()
        starts = sorted(now - YEARS * self.dice.random() for _ in range(CASES - len(RECENT)))
        starts += [now - age for age in RECENT]
        for number, start in enumerate(starts):
            self._case(min(start, now - timedelta(days=2)), number, now)

    def _case(self, start: datetime, number: int, now: datetime) -> None:
        minor = number % 6 == 2 or number == CASES - 1
        linked = number % 4 == 0 or number == CASES - 2
        case = self.do(
            start, "cedar", "cases.open_case", captor=self.dice.choice(texts.CAPTORS), recognise=True
        )
        key = {"case": case.id}
        lead = self._name(case.lead)
        self.do(start, "cedar", "cases.add_person", **key, **self._person(minor))
        said = self._contact()
        contact = self.do(start, "cedar", "cases.add_contact", **key, **said)
        self.do(start, lead, "cases.assign", **key, member=self.handle("hazel"), role="lawyer")
        self.do(start, lead, "cases.assign", **key, member=self.handle("oak"), role="documenter")
        self._recognise(start, lead, key, minor)
        self._entries(start, lead, key)
        if linked:
            other = {"contact": contact.id, "who": _("flatmate"), "path": _(self.dice.choice(texts.PATHS))}
            self.do(start, "cedar", "cases.link_person", **key, **other)
        if number % 3 == 0:
            self._consent(start, key)
        if now - start > timedelta(days=200):
            end = start + timedelta(days=self.dice.randint(30, 180))
            self.do(end, lead, "cases.close_case", **key)
            return
        reviewed = now - timedelta(hours=self.dice.randint(2, 40))
        self.do(reviewed, lead, "cases.review_risk", **key, **self._risk())
        one = {"case": case.id, "contact": contact.id, "number": said["value"]}
        self.known.append({**one, "minor": minor, "linked": linked})

    def _recognise(self, at: datetime, lead: str, key: dict[str, Any], minor: bool) -> None:
        if minor:
            self.do(
                at,
                lead,
                "cases.recognise",
                **key,
                minor=True,
                warning=_("Tell the coordinator. Never call back."),
            )

    def _entries(self, start: datetime, lead: str, key: dict[str, Any]) -> None:
        at = start
        for _time in range(self.dice.randint(2, 5)):
            at += timedelta(hours=self.dice.randint(3, 80))
            kind, words = self.dice.choice((("event", texts.EVENTS), ("done", texts.DONE)))
            self.do(at, lead, "cases.add_entry", **key, kind=kind, text=_(self.dice.choice(words)))

    def _consent(self, at: datetime, key: dict[str, Any]) -> None:
        uses = self.dice.sample(["keep_record", "act_for_me", "un_only", "public_anonymous", "statistics"], 3)
        risks = _("those who hold them may learn that somebody asks")
        self.do(at, "oak", "cases.give_consent", **key, uses=uses, audiences=["*"], risks=risks)

    def _person(self, minor: bool) -> dict[str, Any]:
        age = _(self.dice.choice(texts.MINOR_AGES if minor else texts.AGES))
        return {"names": list(self.dice.choice(texts.NAMES)), "age": age, "minor": minor, "languages": ["ru"]}

    def _contact(self) -> dict[str, Any]:
        self.numbers += 1
        number = f"+7 900 000-{self.numbers // 100:02d}-{self.numbers % 100:02d}"
        hours = self.dice.choice(texts.SAFE)
        hours = hours and _(hours)  # the empty sentence would be translated as the head of the catalogue
        return {"value": number, "channel": "phone", "whose": "A", "safe_hours": hours}

    def _risk(self) -> dict[str, str]:
        level = self.dice.choice(("low", "raised", "raised", "high"))
        return {"level": level, "reasons": _(self.dice.choice(texts.REASONS))}

    def do(self, at: datetime, who: str, action: str, /, **given: Any) -> Any:
        """One action of one member at one moment."""
        with clock.held(at):
            plain = {name: str(value) if hasattr(value, "hex") else value for name, value in given.items()}
            return run.run(self.cast.actor(who, via="demo"), action, plain)

    def handle(self, name: str) -> str:
        """The handle of somebody of the cast, as an action takes it."""
        return str(self.cast.keyrings[name].member)

    def _name(self, handle: object) -> str:
        return next(name for name, keyring in self.cast.keyrings.items() if keyring.member == handle)
