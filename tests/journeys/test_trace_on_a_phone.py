"""A lawyer with a telephone in the hand writes four answers down, and sees where they are, as claimed."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Eyes, House, Sit, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.slow]

NOT_HERE = [
    ("police department 1", "No such persons were brought here."),
    ("police department 2", "Not here. Write to us."),
    ("transport police", "We have nobody."),
]
GONE = ("police department 4", "Colleagues from the republic took them. They have left by car.")
WORDS = {
    "en": {"transfer": "In transfer", "table": "As a table", "refused": "refused", "held": "The held"},
    "ru": {
        "transfer": "Переданы, в пути",
        "table": "Таблицей",
        "refused": "отказали",
        "held": "Удерживаемые",
    },
}


def called(page: Page, kind: str, name: str, /, **given: Any) -> Any:
    """What the API answers to whoever sits at this page."""
    token = page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
    headers = {"X-CSRFToken": token or "", "Referer": page.url}
    answer = page.request.post(f"/api/{kind}/{name}", data=given, headers=headers)
    assert answer.ok, answer.text()
    return answer.json()


def taken_together(desk: Eyes, lead: Eyes, lawyer: Eyes) -> str:
    """Two people, one of them sixteen, were taken an hour ago; four inquiries are let through at night."""
    case = str(called(desk.page, "actions", "cases.open_case", captor="state")["id"])
    for name, age, minor in (("Мурад Примеров", "24", False), ("Тимур Вымыслов", "16", True)):
        called(desk.page, "actions", "cases.add_person", case=case, names=[name], age=age, minor=minor)
    called(desk.page, "actions", "cases.review_risk", case=case, level="extreme", reasons="taken by force")
    colleagues = called(lead.page, "queries", "people.members")
    hazel = next(one for one in colleagues if one["name"] == "Hazel")
    called(lead.page, "actions", "cases.assign", case=case, member=hazel["member"], role="lawyer")
    origin = called(
        lawyer.page, "actions", "claims.add_source", case=case, title="the neighbour", kind="interview"
    )
    at = datetime.now(UTC) - timedelta(hours=1)
    called(
        lawyer.page, "actions", "claims.add_claim", case=case, source=origin["id"], speaker="the neighbour",
        text="Men in masks led two people to a grey car.", act="apprehended", subject="men in masks",
        region="RU-PNZ", earliest=at.isoformat(), latest=(at + timedelta(minutes=3)).isoformat(),
    )  # fmt: skip
    for body, _answer in (*NOT_HERE, GONE):
        called(
            lawyer.page, "actions", "cases.inquire_at_night", case=case, audience=body, named=False,
            uses=["government_named"], text="Are the two held by you?", ground="life", reason="alone",
        )  # fmt: skip
    return case


def write_down(lawyer: Eyes, body: str, words: str, says: str, **more: str) -> None:
    """One answer, asked and given in one call: from the trace to the form and back."""
    page = lawyer.page
    question = page.locator("#asked .asked-list > li").filter(has_text=body)
    question.locator("a.button").last.click()
    lawyer.look()
    page.fill("#f-text", words)
    for name, text in more.items():
        page.fill(f"#f-{name}", text)
    page.locator(f'input[name="says"][value="{says}"]').check()
    page.locator("form.fields button.main").click()
    expect(
        page.locator("#asked .asked-list > li").filter(has_text=body).locator("blockquote")
    ).to_contain_text(words)


def refuse(lawyer: Eyes, case: str) -> None:
    """They come to the gate and are sent away."""
    page = lawyer.page
    page.goto(f"/cases/{case}/trace/log_attempt")
    lawyer.look()
    page.fill("#f-who", "lawyer Hazel")
    page.select_option('select[name="capacity"]', "own_lawyer")
    page.fill("#f-where", "temporary detention facility")
    page.locator('[name="result"][value="refused"]').check()
    page.fill("#f-reason", "Come on Monday.")
    page.locator("form.fields button.main").click()


@pytest.mark.parametrize(("language", "script"), [("en", False), ("ru", True)])
def test_four_answers_and_a_refusal_written_down_on_a_telephone(
    demo: House, sit: Sit, language: str, script: bool
) -> None:
    said = WORDS[language]
    desk, lead = sit(demo), sit(demo)
    lawyer = sit(demo, language=language, width=360, script=script)
    for eyes, name in ((desk, "cedar"), (lead, "ash"), (lawyer, "hazel")):
        sign_in(eyes, demo, name)
    case = taken_together(desk, lead, lawyer)
    page = lawyer.page
    page.goto(f"/cases/{case}/trace")
    lawyer.look()
    for body, words in NOT_HERE:
        write_down(lawyer, body, words, "denied")
    write_down(lawyer, *GONE, "handed_over", to="colleagues from the republic", how="by car")
    expect(page.locator(".clock .how-long").first).to_have_text(said["transfer"])
    refuse(lawyer, case)
    expect(page.locator("#access")).to_contain_text(said["refused"])

    # The band stands upright, one stretch under the other, and says the same as a table.
    stretches = page.locator(".band > li")
    boxes = [one.bounding_box() for one in stretches.all()]
    assert len(boxes) >= 3
    assert all(one and two and one["y"] + one["height"] <= two["y"] for one, two in pairwise(boxes))
    page.get_by_text(said["table"]).click()
    expect(page.locator("#custody tbody tr")).to_have_count(len(boxes))
    lawyer.look()

    # Each figure leads to the claim that it rests on.
    page.locator(".clock a").first.click()
    assert page.locator("body").inner_text()
    page.goto("/trace")
    expect(page.locator("h1")).to_have_text(said["held"])
    lawyer.look()
    expect(page.locator(f'#held a[href="/cases/{case}/trace"]')).to_have_count(2)
    page.goto(f"/cases/{case}")
    expect(page.locator("#trace .how-long").first).to_have_text(said["transfer"])
    lawyer.look()
