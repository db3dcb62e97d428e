"""A case in which something may be said in public, and who may say it."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.run import ask, run
from safeconduct.claims.events import ClaimChanged
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.voice.rules import harm
from tests import cast as fictional
from tests import laid
from tests.cases.conftest import Network, another

TITLES = {"en": "Two people taken from a flat", "ru": "Двоих увезли из квартиры"}
TAKEN = {
    "en": ("According to the lawyer,", "two people were not asked and were taken by police."),
    "ru": ("По словам адвоката,", "двоих никто ни о чём не спросил, их увезла полиция."),
}
CALL = {"en": "We demand to be told where they are.", "ru": "Мы требуем сказать, где они."}


@dataclass
class Desk:
    """A case with a claim, consent and a fresh review of the danger; `do` names who does what."""

    network: Network
    case: str
    claims: list[str] = field(default_factory=list)
    person: str = ""
    code: str = ""

    def do(self, who: str, name: str, /, **given: Any) -> Any:
        return run(getattr(self.network, who), name, {"case": self.case, **given})

    def ask(self, who: str, name: str, /, **given: Any) -> Any:
        return ask(getattr(self.network, who), name, {"case": self.case, **given})

    def refused(self, who: str, name: str, /, **given: Any) -> str:
        """The code of the refusal; empty where there is none."""
        try:
            self.do(who, name, **given)
        except Refusal as refusal:
            return refusal.code
        return ""

    def texts(self, *languages: str, **instead: str) -> list[dict[str, Any]]:
        """The text in these languages; `instead` replaces the demand at its end, by language."""
        return [
            {
                "language": one,
                "title": TITLES[one],
                "parts": [
                    {
                        "attribution": TAKEN[one][0],
                        "text": TAKEN[one][1],
                        "claims": self.claims,
                        "unconfirmed": True,
                    },
                    {"text": instead.get(one, CALL[one])},
                ],
            }
            for one in languages or ("en", "ru")
        ]

    def written(self, **given: Any) -> dict[str, Any]:
        plain = {
            "texts": self.texts(),
            "channels": ["site", "telegram"],
            "uses": ["public_anonymous"],
            "why": "the prosecutor answers when it is public",
        }
        return {**plain, **given}

    def draft(self, by: str = "pine", **given: Any) -> str:
        return str(self.do(by, "voice.draft_statement", **self.written(kind="alert", **given)).id)

    def submit(self, statement: str, by: str = "pine") -> str:
        return str(self.do(by, "voice.submit_statement", statement=statement).id)

    def approve(self, proposal: str, *names: str) -> None:
        for name in names or ("ash", "hazel"):
            self.do(name, "cases.approve_disclosure", proposal=proposal, reasons="I have read it")

    def answer(self, statement: str, by: str = "ash", **instead: str) -> None:
        clear = dict.fromkeys(harm.BY_HAND, "clear")
        self.do(by, "voice.answer_questions", statement=statement, **{**clear, **instead})

    def published(self, **given: Any) -> str:
        """A statement that stands in public."""
        statement = self.draft(**given)
        self.let_through(statement)
        return statement

    def let_through(self, statement: str) -> None:
        self.approve(self.submit(statement))
        self.answer(statement)
        self.do("ash", "voice.publish_statement", statement=statement)

    def view(self, statement: str, by: str = "ash") -> Any:
        return self.ask(by, "voice.statement", statement=statement)

    def change(self, how: str = "retracted", by: str = "oak", claim: str = "") -> None:
        """A claim under the texts weighs otherwise than before."""
        actor: Actor = getattr(self.network, by)
        with transaction.atomic():
            emit(actor, ClaimChanged(case=UUID(self.case), claim=UUID(claim or self.claims[0]), how=how))

    def corrected(self, statement: str, **given: Any) -> None:
        """Write the correction of a published text."""
        said = {
            "en": ("by police", "by men in plain clothes", "the lawyer looked again"),
            "ru": ("полиция", "люди в штатском", "адвокат уточнил"),
        }
        texts = [
            {
                **one,
                "correction": dict(zip(("wrote", "correct", "why"), said[one["language"]], strict=True)),
            }
            for one in self.texts()
        ]
        given = {"texts": texts, "rest": "stands", **given}
        self.do("pine", "voice.edit_statement", statement=statement, **self.written(**given))


@pytest.fixture
def network(db: None, request: pytest.FixtureRequest) -> Network:
    """Of the desk, where there is one."""
    if "desk" in request.fixturenames:
        of_the_desk: Network = request.getfixturevalue("desk").network
        return of_the_desk
    return Network(fictional.full())


def ready(network: Network) -> Desk:
    """A case about which something may be said."""
    case = str(network.open().id)
    for name, role in (("hazel", "lawyer"), ("pine", "press"), ("oak", "documenter")):
        network.assign(case, name, role)
    made = Desk(network, case)
    made.do("cedar", "cases.add_person", names=["Зара Тестова"], minor=False)
    made.person = str(made.ask("ash", "cases.persons")[0].id)
    made.do("cedar", "cases.review_risk", level="high", reasons="two men at the door")
    in_a_year = (clock.now() + timedelta(days=365)).isoformat()
    made.do(
        "hazel",
        "cases.give_consent",
        uses=["public_anonymous"],
        audiences=["*"],
        risks="told",
        expires=in_a_year,
    )
    source = str(made.do("hazel", "claims.add_source", title="call of the lawyer", kind="call").id)
    said = {"source": source, "speaker": "the lawyer", "text": "Police took two people.", "first_hand": True}
    made.claims.append(str(made.do("hazel", "claims.add_claim", **said).id))
    return made


@pytest.fixture
def desk(db: None) -> Desk:
    return laid.again("desk", lambda: ready(Network(fictional.full())), _another)


def _another(desk: Desk) -> Desk:
    return replace(desk, network=another(desk.network), claims=list(desk.claims))
