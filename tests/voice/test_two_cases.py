"""Two cases that differ only in what a member may not see are one and the same to them, to the letter.

Names, the safe town, what claims and answers say, why a text was returned: all differ. Pages and queries of
the second half are asked by those who do not read these rooms, and compared after random handles and code
names were replaced by the order in which they appear.
"""

import re
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.test import Client

from safeconduct.acts import registry
from safeconduct.acts.run import ask, run
from safeconduct.cases import briefs
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from tests import cast as fictional
from tests.cases.conftest import Network
from tests.seats import seats

HANDLE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=|nonce=)"[^"]+"')
CASE_QUERIES = (
    "voice.case_statements",
    "claims.cleared",
    "claims.coded",
    "claims.claims",
    "claims.sources",
    "claims.figures",
    "trace.inquiries",
    "trace.answers",
    "trace.whereabouts",
    "trace.clocks",
)
PAGES = (
    "/cases/{0.case}",
    "/cases/{0.case}/claims",
    "/cases/{0.case}/trace",
    "/voice/{0.case}/{0.waiting}",
    "/voice/{0.case}/{0.returned}",
    "/voice/{0.case}/{0.waiting}/edit",
    "/voice/{0.case}/new",
)
# Press, an admin, a psychologist and an operator who are not on the case: none reads claims or inquiries.
OUTSIDE = ("pine", "birch", "maple", "elm")


class Secret(NamedTuple):
    """What one case holds and the other does not."""

    name: str
    minor: str
    town: str
    claim: str
    answer: str
    why: str


ONE = Secret(
    "Зара Тестова", "Тимур Вымыслов", "Заречный", "Police took two.", "They are not here.", "the town"
)
OTHER = Secret(
    "Нина Ладова", "Олег Небылов", "Примерск", "Cousins took them away.", "Ask the army.", "his name"
)
# All secrets of the one case stand in the text of both.
SAID = "Зара Тестова и Тимур Вымыслов, сообщает город Заречный, ждут ответа."


class Twin(NamedTuple):
    """A case and its texts: one is waiting, one was returned."""

    case: str
    code: str
    waiting: str
    returned: str
    public: tuple[str, ...]


def live(network: Network, secret: Secret) -> Twin:
    case = str(network.open().id)
    for name, role in (("hazel", "lawyer"), ("oak", "documenter"), ("pine", "press"), ("larch", "passage")):
        network.assign(case, name, role)

    def do(who: str, action: str, /, **given: Any) -> Any:
        return run(getattr(network, who), action, {"case": case, **given})

    do("cedar", "cases.add_person", names=[secret.name], minor=False)
    do("cedar", "cases.add_person", names=[secret.minor], minor=True)
    do("cedar", "cases.review_risk", level="high", reasons=secret.why)
    given = {"uses": ["public_anonymous", "government_named"], "audiences": ["*"], "risks": "told"}
    do("hazel", "cases.give_consent", **given)
    do("larch", "desk.prepare_address", address="Sadovaya 12", town=secret.town)
    source = str(do("hazel", "claims.add_source", title=secret.answer, kind="call").id)
    said = {"source": source, "speaker": secret.name, "text": secret.claim, "act": "held"}
    claims = [str(do("hazel", "claims.add_claim", **said).id) for _ in range(2)]
    words = {"attribution": "a neighbour", "sentence": "Two men were led to a car."}
    do("hazel", "claims.clear_for_public", claim=claims[0], **words)
    do("oak", "claims.set_stance", claim=claims[0], kind="denies", to=claims[1], why=secret.why)
    do("cedar", "trace.record_answer", body="the police", text=secret.answer)
    do(
        "cedar",
        "trace.log_attempt",
        who=secret.name,
        capacity="relative",
        where=secret.town,
        result="refused",
    )
    part = {"attribution": "Сосед говорит:", "text": SAID, "claims": claims[:1], "unconfirmed": True}
    text = {"language": "ru", "title": "Двоих увезли", "parts": [part]}
    written = {"texts": [text], "channels": ["site"], "uses": ["public_anonymous"], "why": "they answer"}
    made = [str(do("pine", "voice.draft_statement", kind="alert", **written).id) for _ in range(2)]
    proposals = [str(do("pine", "voice.submit_statement", statement=one).id) for one in made]
    do("ash", "cases.return_disclosure", proposal=proposals[1], reasons=f"it names {secret.why}")
    do("larch", "voice.veto", statement=made[0], why=secret.town)
    code = briefs.brief(network.ash.keys, UUID(case)).code
    public = tuple(one.code for one in ask(network.pine, "voice.case_statements", {"case": case}))
    return Twin(case, code, *made, public)


@pytest.fixture
def twins(db: None) -> tuple[Network, Twin, Twin]:
    network = Network(fictional.full())
    now = clock.now()
    with clock.held(now):
        return network, live(network, ONE), live(network, OTHER)


def alike(text: str, twin: Twin) -> str:
    """The text without what is random in it."""
    for number, one in enumerate((twin.code, *twin.public)):
        text = re.sub(re.escape(one), f"<code {number}>", text, flags=re.IGNORECASE)
    seen: dict[str, int] = {}
    text = HANDLE.sub(lambda found: f"<{seen.setdefault(found[0], len(seen))}>", text)
    return TOKEN.sub("", text)


def asked(network: Network, who: str, name: str, twin: Twin, **given: str) -> str:
    try:
        return alike(str(ask(getattr(network, who), name, {"case": twin.case, **given})), twin)
    except Refusal as refusal:
        return f"refused: {refusal.code}"


def of_a_text(network: Network, who: str, twin: Twin, which: str) -> str:
    return asked(network, who, "voice.statement", twin, statement=getattr(twin, which))


def shown(browser: Client, path: str, twin: Twin) -> tuple[int, str]:
    answer = browser.get(path.format(twin))
    return answer.status_code, alike(answer.content.decode(), twin)


@pytest.fixture
def signed_in():
    with seats() as sit:
        yield sit


@pytest.mark.parametrize("who", OUTSIDE)
def test_what_they_ask_and_see_of_the_one_is_what_they_ask_and_see_of_the_other(twins, signed_in, who):
    network, one, other = twins
    assert {each.name for each in registry.queries()} >= set(CASE_QUERIES)
    with clock.held(clock.now() + timedelta(minutes=1)):
        for name in CASE_QUERIES:
            assert asked(network, who, name, one) == asked(network, who, name, other), name
        for which in ("waiting", "returned"):
            assert of_a_text(network, who, one, which) == of_a_text(network, who, other, which)
        browser = signed_in(network.cast[who])
        for path in PAGES:
            assert shown(browser, path, one) == shown(browser, path, other), path
        if who == "pine":
            status, page = shown(browser, "/voice/{0.case}/{0.waiting}", one)
            assert status == 200
            assert "ждут ответа" in page, "press reads what is the same in both"


def test_who_may_see_the_difference_sees_it(twins):
    """Or nothing would be proved."""
    network, one, other = twins
    for who in ("ash", "hazel"):
        assert of_a_text(network, who, one, "waiting") != of_a_text(network, who, other, "waiting")
    assert asked(network, "oak", "claims.claims", one) != asked(network, "oak", "claims.claims", other)
    assert asked(network, "oak", "trace.answers", one) != asked(network, "oak", "trace.answers", other)
