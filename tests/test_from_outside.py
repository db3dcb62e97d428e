"""The API as a stranger's program uses it: it reads the description, sends what fits it, and nothing breaks.

One house is served; an evening is lived in it, in which every action succeeds from its own example, with
handles of the house in place of the example's. Then every query is asked by its example, and then whatever
fits the description.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks
from schemathesis.specs.openapi import checks as conformance

from safeconduct.acts import registry
from safeconduct.acts.askable import references
from safeconduct.rig.bench.host import Client
from tests.evening import Evening
from tests.evening_script import EVENING, Ask, Ring, Step
from tests.running import UNREACHED, Running

pytestmark = pytest.mark.slow
AGAIN = [
    Step("cedar", "desk.log_signal", "sig", level="urgent", **{"from": ""}),
    Step("cedar", "desk.link_case", incident="$sig.incident", case="$case"),
    Step("cedar", "desk.propose_dispatch", "d", incident="$sig.incident"),
    Step("cedar", "desk.give_address", dispatch="$d.id"),
    Step("ash", "desk.approve_dispatch", dispatch="$d.id"),
    Ask("hazel", "desk.offers", "offer", {"dispatch": "$d.id"}),
    Step("ash", "desk.open_line", "line"),
    Ring("line", "", text="They are here."),
    Ask("cedar", "desk.intakes", "intake"),
    Step("ash", "people.invite", "guest"),
]
HANDLES = {
    "cases.case": "$case",
    "cases.parts": "$case",
    "claims.claims": "$accepted.id",
    "claims.readings": "$brought.id",
    "claims.sources": "$source.id",
    "desk.incident": "$sig.incident",
    "desk.intake": "$intake.id",
    "desk.line": "$line.id",
    "desk.signal": "$sig.id",
    "engine.alarm": "$offer.alarm",
    "voice.statements": "$text.id",
}
MEMBERS = ("ash", "cedar", "hazel", "birch")
# What a query is asked about that is no handle.
ABOUT = {"people.invitation_stands": {"invitation": "$guest.code"}}
# Queries that have nothing to say in a house like this, and the refusal that says so.
SILENT = {"people.unprinted_sheet": "not_found"}  # the founder of a demo printed no sheet
LAST = ("people.lock_all", "people.change_passphrase")  # end the sessions
CHECKS = [
    checks.not_a_server_error,
    conformance.status_code_conformance,
    conformance.content_type_conformance,
    conformance.response_schema_conformance,
]
FEW = settings(
    max_examples=2,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """The house after an evening."""
    memory = Path(tempfile.mkdtemp(prefix="safeconduct-outside-", dir="/dev/shm"))
    house = Running(tmp_path_factory.mktemp("outside"), memory)
    begun = Evening(house.port, house.words, house.messages)
    try:
        begun.live([*EVENING, *AGAIN])
        yield begun
    finally:
        begun.close()
        house.kill()
        shutil.rmtree(memory, ignore_errors=True)


def test_every_action_succeeds_from_its_example(evening: Evening) -> None:
    assert evening.refused == {}
    missing = {one.name for one in registry.actions()} - evening.done
    assert missing == set(UNREACHED), "this list may only become shorter"


def test_every_query_answers_its_example(evening: Evening) -> None:
    refused = {}
    for one in registry.queries():
        handles = {name: HANDLES[of] for name, of in references(one.input).items() if name in one.example}
        found = {**handles, **ABOUT.get(one.name, {})}
        asked = {**one.example, **{name: evening.value(word) for name, word in found.items()}}
        answers = [evening.call(name, f"/api/queries/{one.name}", asked) for name in MEMBERS]
        if 200 not in {status for status, _answer in answers}:
            refused[one.name] = answers[0][1]["code"]
    assert refused == SILENT


def operations(evening: Evening) -> list[Any]:
    """Every operation of the description; those that end sessions come last."""
    status, body = evening.client("ash").get("/api/openapi.json")
    assert status == 200
    described = schemathesis.openapi.from_dict(json.loads(body))
    found = [one.ok() for one in described.get_all_operations()]
    assert len(found) >= len(registry.actions()) + len(registry.queries())
    return sorted(found, key=lambda one: one.path.endswith(LAST))


def test_whatever_fits_the_description_is_answered_as_described(evening: Evening) -> None:
    answered: list[tuple[str, str]] = []
    languages = cycle(("en", "ru"))
    for name in MEMBERS:
        evening.client(name).post("/confirm", {"passphrase": evening.words[name]})
    for operation in operations(evening):
        ask_few(evening, operation, languages, answered)
    codes = {code for _about, code in answered}
    assert {"done", "not_found", "invalid", "forbidden"} <= codes
    assert {about for about, _code in answered} == {
        one.name for one in [*registry.actions(), *registry.queries()]
    }


def ask_few(
    evening: Evening, operation: Any, languages: Iterator[str], answered: list[tuple[str, str]]
) -> None:
    """Ask a few inputs that fit one operation; each answer is as described."""
    about = operation.definition.raw["operationId"].removesuffix(".get")
    who = asking(about)

    @FEW
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        at_home(evening, case, about)
        language = next(languages)
        response = sent(evening, who, case, language)
        case.validate_response(response, checks=CHECKS)
        answered.append((about, code_of(response, language)))

    ask()


def asking(name: str) -> str:
    """A member whose roles open the door of this action or query; whoever comes first, where none does."""
    one = registry._actions.get(name) or registry.find_query(name)
    roles = {"ash": "coordinator", "cedar": "operator", "hazel": "lawyer", "birch": "admin"}
    return next((who for who in MEMBERS if roles[who] in one.policy.names), "ash")


def at_home(evening: Evening, case: Any, about: str) -> None:
    """Handles of this house, where the field names one: else everything would be answered by "not found"."""
    one = registry._actions.get(about) or registry.find_query(about)
    for name, of in references(one.input).items():
        for held in (case.body, case.query):
            if of in HANDLES and isinstance(held, dict) and isinstance(held.get(name), str):
                held[name] = evening.value(HANDLES[of])


def sent(evening: Evening, who: str, case: Any, language: str) -> Any:
    client: Client = evening.client(who)
    response = case.call(
        base_url=f"http://127.0.0.1:{evening.port}",
        headers={"X-CSRFToken": client.token, "Accept-Language": language},
        cookies=client.cookies,
    )
    if response.status_code == 401:  # signed out by what was sent before
        evening.close()
    return response


def code_of(response: Any, language: str) -> str:
    """The code of a refusal whose words are in the language asked for; "done" where there is none."""
    said = response.json()
    if response.status_code == 200:
        return "done"
    for words in [said["message"], *(fault["message"] for fault in said["fields"].values())]:
        assert bool(re.search("[а-яё]", words)) is (language == "ru"), words
    return str(said["code"])
