"""The night before: two people were taken, four bodies were asked, and a text about it stands in public.

What is left to be done is what a visitor may try: a claim under the text was taken back, and an article
waits to be read.
"""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.rig.demo import said
from safeconduct.rig.demo.fill import Filler
from safeconduct.rig.demo.said import Said
from safeconduct.voice.rules import harm

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SINCE = 14 * HOUR + 20 * MINUTE
QUESTION = N_("Are the two people who were taken last night held by you?")
# After how long each was asked, whom, what was answered, by whom, and what that says of custody.
ASKED = (
    (65, N_("police department 1"), N_("No such persons were brought here."), N_("duty officer"), "denied"),
    (90, N_("police department 2"), N_("Not here. Write to us."), N_("duty officer, gave no name"), "denied"),
    (130, N_("transport police"), N_("We have nobody."), "", "denied"),
    (
        220,
        N_("police department 4"),
        N_("Colleagues from another region took them. They have left by car."),
        N_("deputy head"),
        "handed_over",
    ),
)


class Held:
    """One case, told by those who worked on it; every step is an action as anybody would take it."""

    def __init__(self, filler: Filler) -> None:
        self.filler = filler
        self.start = clock.now() - SINCE
        self.case: dict[str, Any] = {}

    def tell(self) -> None:
        """From the consents of two months ago to the text whose claim was taken back an hour ago."""
        self._before()
        claims = self._night()
        self._asked()
        self._voice(claims)
        self._day()
        self._taken_back(claims)
        self._do(self.start + 13 * HOUR, "oak", "claims.bring_document", **self._article())
        reviewed = {"level": "extreme", "reasons": _("in transfer")}
        self._do(clock.now() - 40 * MINUTE, "ash", "cases.review_risk", **reviewed)

    def _before(self) -> None:
        at = self.start - timedelta(days=60)
        case = self.filler.do(at, "cedar", "cases.open_case", captor="state", recognise=True)
        self.case = {"case": case.id}
        for names, age, minor in said.PEOPLE:
            self._do(at, "cedar", "cases.add_person", names=list(names), age=age, minor=minor)
        lead = {"lead": self.filler.handle("ash"), "second": self.filler.handle("fir")}
        self._do(at, "ash", "cases.set_lead", **lead)
        for name, role in (
            ("hazel", "lawyer"),
            ("oak", "documenter"),
            ("pine", "press"),
            ("larch", "passage"),
        ):
            self._do(at, "ash", "cases.assign", member=self.filler.handle(name), role=role)
        uses = ["keep_record", "act_for_me", "government_named", "public_anonymous"]
        risks = _("those who hold them may learn that somebody asks")
        self._do(at, "hazel", "cases.give_consent", uses=uses, audiences=["*"], risks=risks)
        directive = {"allows": ["public_anonymous"], "forbids": ["public_named"], "audiences": ["*"]}
        self._do(
            at, "hazel", "cases.write_directive", **directive, words=_("If I vanish, speak, without my name.")
        )

    def _night(self) -> Said:
        """What a neighbour and the lawyer say; their claims."""
        self._do(self.start, "ash", "cases.review_risk", level="extreme", reasons=_("taken by force"))
        call = self._source(5 * MINUTE, _("call of the neighbour"), "call")
        heard = self._claim(
            6 * MINUTE,
            call,
            speaker=_("the neighbour"),
            first_hand=True,
            text=_("Men in uniform led both of them to a grey car."),
            act="apprehended",
            subject=_("men in uniform"),
            place=_("the flat"),
            region="RU-PNZ",
            earliest=self.start.isoformat(),
            latest=(self.start + 3 * MINUTE).isoformat(),
        )
        scene = self._source(40 * MINUTE, _("report of the lawyer from the scene"), "observation")
        broken = _("The door was broken, there were signs of a struggle, and nobody was there.")
        seen = self._claim(
            42 * MINUTE, scene, speaker=_("our lawyer"), first_hand=True, text=broken, act="seen"
        )
        counted = _("There were four of them.")
        four = self._claim(7 * MINUTE, call, speaker=_("the neighbour"), text=counted, count_said=_("four"))
        for claim, grade in ((heard, ("C", 2)), (seen, ("B", 2)), (four, ("C", 3))):
            self._grade(50 * MINUTE, claim, *grade)
        return Said(seen.id, heard.id, four.id)

    def _asked(self) -> None:
        for minutes, body, answer, spoke, says in ASKED:
            after = minutes * MINUTE
            asked = {
                "audience": _(body),
                "uses": ["government_named"],
                "text": _(QUESTION),
                "ground": "life",
                "reason": _("nobody else is awake"),
            }
            made = self._do(self.start + after, "hazel", "cases.inquire_at_night", **asked)
            reviewed = {"proposal": made.id, "reasons": _("I would have asked as well")}
            self._do(self.start + after + 20 * MINUTE, "ash", "cases.review_night", **reviewed)
            more = (
                {"to": _("colleagues from another region"), "how": _("by car")}
                if says == "handed_over"
                else {}
            )
            given = {
                "proposal": made.id,
                "text": _(answer),
                "spoke": spoke and _(spoke),
                "says": [says],
                **more,
            }
            self._do(self.start + after + MINUTE, "hazel", "trace.record_answer", **given)

    def _day(self) -> None:
        attempt = {
            "who": _("a second lawyer"),
            "capacity": "own_lawyer",
            "where": _("temporary detention facility"),
            "result": "refused",
            "reason": _("Come on Monday."),
            "proof": _("no written refusal; order and card shown; photo of the log"),
        }
        self._do(self.start + 12 * HOUR, "hazel", "trace.log_attempt", **attempt)
        officer = self._source(12 * HOUR + 5 * MINUTE, _("an officer at the gate"), "interview")
        fine = {"text": _("They are fine, there is nothing to worry about."), "from_custody": True}
        self._claim(12 * HOUR + 6 * MINUTE, officer, speaker=_("an officer"), **fine, duress=["all_well"])

    def _voice(self, claims: Said) -> None:
        """A text that said too much, the text that stands, and what was taken back after it."""
        at = self.start + 9 * HOUR
        self._do(at, "ash", "voice.clear_words", words=list(said.CLEARED))
        for words in said.cleared(claims):
            self._do(at, "ash", "claims.clear_for_public", **words)
        draft = {
            "channels": ["site", "telegram"],
            "uses": ["public_anonymous"],
            "why": _("they are still on the road"),
        }
        too_much = said.texts(claims, too_much=True)
        text = self._do(at, "pine", "voice.draft_statement", kind="alert", **draft, texts=too_much)
        given = {"statement": text.id}
        made = self._do(at + 5 * MINUTE, "pine", "voice.submit_statement", **given)
        returned = {"proposal": made.id, "reasons": _("it says where they were safe")}
        self._do(at + 15 * MINUTE, "ash", "cases.return_disclosure", **returned)
        self._do(
            at + 25 * MINUTE,
            "pine",
            "voice.edit_statement",
            **given,
            **draft,
            texts=said.texts(claims),
        )
        made = self._do(at + 26 * MINUTE, "pine", "voice.submit_statement", **given)
        for name in ("ash", "hazel"):
            approved = {"proposal": made.id, "reasons": _("read word for word")}
            self._do(at + 35 * MINUTE, name, "cases.approve_disclosure", **approved)
        clear = dict.fromkeys(harm.BY_HAND, "clear")
        self._do(at + 36 * MINUTE, "ash", "voice.answer_questions", **given, **clear)
        self._do(at + 40 * MINUTE, "ash", "voice.publish_statement", **given)

    def _taken_back(self, claims: Said) -> None:
        again = self._source(13 * HOUR, _("second call of the neighbour"), "call")
        text = _("I was told it was two men, not four; I did not see it myself.")
        other = self._claim(13 * HOUR + MINUTE, again, speaker=_("the neighbour"), text=text)
        stance = {
            "claim": other.id,
            "kind": "retracts",
            "to": claims.four,
            "why": _("said so on the telephone"),
        }
        self._do(self.start + 13 * HOUR + 5 * MINUTE, "hazel", "claims.set_stance", **stance)

    def _article(self) -> dict[str, Any]:
        language = "ru" if (get_language() or "en").startswith("ru") else "en"
        return {
            "kind": "article",
            "title": _("an article of an invented paper"),
            "text": said.article(language),
        }

    def _source(self, after: timedelta, title: str, kind: str) -> Any:
        return self._do(self.start + after, "hazel", "claims.add_source", title=title, kind=kind)

    def _claim(self, after: timedelta, source: Any, **given: Any) -> Any:
        return self._do(self.start + after, "hazel", "claims.add_claim", source=source.id, **given)

    def _grade(self, after: timedelta, claim: Any, source: str, information: int) -> None:
        given = {"claim": claim.id, "source": source, "information": information}
        self._do(self.start + after, "oak", "claims.grade", **given, reasons=_("known to us, and near to it"))

    def _do(self, at: datetime, who: str, action: str, /, **given: Any) -> Any:
        return self.filler.do(at, who, action, **self.case, **given)
