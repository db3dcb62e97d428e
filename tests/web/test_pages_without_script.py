"""What a script does has a plain twin; Tor Browser at its safest setting is a supported browser."""

import pytest

from tests.web.conftest import Gallery, Open

pytestmark = pytest.mark.journey


def test_the_heartbeat_refreshes_itself_in_a_frame(look: Open, gallery: Gallery) -> None:
    page = look(script=False)
    frame = page.frame_locator("#live-heartbeat iframe")
    assert frame.get_by_text("as of").is_visible()
    assert not page.locator("#live-heartbeat .first").is_visible()
    assert gallery.ask("/frame/heartbeat").headers["Refresh"] == "5"


def test_a_part_fetched_by_a_script_is_no_whole_page(gallery: Gallery) -> None:
    answer = gallery.ask("/frame/heartbeat", headers={"HX-Request": "true"})
    assert "Engine" in answer.text
    assert "<html" not in answer.text
    assert "Refresh" not in answer.headers


def test_an_alarm_in_its_frame_is_taken_in_the_whole_window(gallery: Gallery) -> None:
    page = gallery.ask("/frame/alarms").text
    assert '<base target="_top">' in page
    assert "Take it" in page


def test_a_frame_that_nobody_knows_is_not_there(gallery: Gallery) -> None:
    assert gallery.ask("/frame/secrets").status == 404


def test_the_keys_can_be_read(look: Open) -> None:
    page = look("/#keys", script=False)
    assert page.get_by_role("heading", name="Keyboard").is_visible()
    assert not page.locator("[data-keys-off]").is_visible()


def test_what_only_a_script_could_do_is_not_offered(look: Open) -> None:
    page = look(script=False)
    for offered in page.locator(".needs-script").all():
        assert not offered.is_visible()


def test_a_form_is_sent_and_comes_back_with_everything_typed(look: Open) -> None:
    page = look(script=False)
    page.fill("#f-number", "+7 900 000-00-01")
    page.fill("#f-heard", "first\nsecond")
    page.fill("#f-passphrase", "not to be seen again")
    page.click("form.fields button.main")
    assert page.get_by_role("link", name="Code name: Nothing was given here, and it is needed.").is_visible()
    assert page.input_value("#f-number") == "+7 900 000-00-01"
    assert page.input_value("#f-heard") == "first\nsecond"
    assert page.input_value("#f-passphrase") == ""


def test_the_language_is_changed_by_a_button(look: Open) -> None:
    page = look(script=False)
    page.get_by_role("button", name="Русский").click()
    assert page.locator("html").get_attribute("lang") == "ru"
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_language_does_not_lead_to_another_site(gallery: Gallery) -> None:
    token = gallery.ask("/").headers["Set-Cookie"].partition("csrf=")[2].partition(";")[0]
    headers = {"Cookie": f"csrf={token}"}
    for elsewhere in ("https://evil.example.org/", "//evil.example.org", "/\\evil.example.org", "evil"):
        post = {"csrfmiddlewaretoken": token, "language": "ru", "next": elsewhere}
        assert gallery.ask("/language", post=post, headers=headers).headers["Location"] == "/"
