"""What comes in while nobody looks is sealed before it is answered, wakes somebody, and is believed by nobody
before a member accepts it."""

import base64
import hashlib
import hmac
import json

import pytest
from django.test import Client, RequestFactory

from safeconduct.config.middleware import STRANGERS
from safeconduct.desk import hooks, intake
from safeconduct.desk.models import Intake
from safeconduct.engine.documents import Letter as LetterDocument
from safeconduct.engine.models import Letter
from safeconduct.keys import files, rows
from safeconduct.keys.compartments import DESK, well_known
from tests.desk.evening import NUMBER, Evening


def line(evening: Evening):
    opened = evening.act("fir", "desk.open_line", name="night number", channel="phone")
    return opened.id, base64.b64decode(opened.secret)


def post(line_id, body: bytes, secret: bytes | None = None, **more):
    signature = f"sha256={hmac.new(secret, body, hashlib.sha256).hexdigest()}" if secret else "nonsense"
    return Client().post(
        f"/hooks/line/{line_id}", body, content_type="application/json", headers={"X-Signature": signature}
    )


def said(text: str = "screams", **more) -> bytes:
    return json.dumps({"from": NUMBER, "text": text, **more}).encode()


def test_what_a_provider_posts_is_sealed_and_somebody_is_woken(evening: Evening):
    handle, secret = line(evening)
    answer = post(handle, said("plain words"), secret)
    assert (answer.status_code, answer.content, answer.cookies) == (202, b"", {})
    assert b"plain words" not in bytes(Intake.objects.get().sealed)
    evening.run()
    assert evening.alarm("cedar", "letters").state == "open"
    (seen,) = evening.ask("elm", "desk.intakes")
    assert (seen.text, seen.sender, seen.fits, seen.line) == ("plain words", NUMBER, True, "night number")


def test_a_line_that_does_not_exist_was_closed_or_gets_too_much_answers_alike(evening: Evening):
    handle, secret = line(evening)
    closed, _secret = line(evening)
    evening.act("fir", "desk.close_line", line=closed)
    answers = [
        post(evening.member("cedar"), said(), secret),
        post(closed, said(), secret),
        post(handle, b"x" * (intake.LIMIT + 1), secret),
        Client().get(f"/hooks/line/{handle}"),
    ]
    assert {(one.status_code, one.content, tuple(sorted(one.headers))) for one in answers} == {
        (404, b"", tuple(sorted(answers[0].headers)))
    }
    assert not Intake.objects.exists()


def test_minutes_of_speech_are_taken_from_who_brings_them_though_no_stranger_may_type_so_much(
    evening: Evening,
):
    handle, secret = line(evening)
    body = said() + b" " * (STRANGERS + 1)
    assert post(handle, body, secret).status_code == 202
    assert Intake.objects.count() == 1


def test_what_arrives_cut_off_or_of_no_length_is_never_said_to_be_kept(evening: Evening):
    handle, _secret = line(evening)
    body = said()
    for length in (str(len(body) + 10), "", "many"):
        request = RequestFactory().post(f"/hooks/line/{handle}", body, content_type="application/json")
        request.META["CONTENT_LENGTH"] = length
        assert hooks.line(request, handle).status_code == 404
    assert not Intake.objects.exists()


def test_a_forged_signature_is_kept_and_shown_as_such(evening: Evening):
    handle, _secret = line(evening)
    assert post(handle, said()).status_code == 202
    assert [one.fits for one in evening.ask("cedar", "desk.intakes")] == [False]


DEEP = b'{"text": "x", "more": ' + b"[" * 30_000


@pytest.mark.parametrize("body", [b"not json", b"[" * 100_000, DEEP, b'{"from": 7}', "крик".encode()])
def test_a_body_that_nobody_can_read_is_shown_never_dropped(evening: Evening, body: bytes):
    handle, secret = line(evening)
    assert post(handle, body, secret).status_code == 202
    (seen,) = evening.ask("cedar", "desk.intakes")
    assert not seen.readable
    assert seen.text == body[:2000].decode("utf-8", "replace")


@pytest.mark.parametrize(
    "text", ["\n".join(map(str, range(9000))), "a" * 90_000, "21:40:12 screams\n" * 3000]
)
def test_accepting_loses_nothing_however_many_lines_a_stranger_sends(evening: Evening, text: str):
    handle, secret = line(evening)
    post(handle, said(text), secret)
    (seen,) = evening.ask("cedar", "desk.intakes")
    made = evening.act("cedar", "desk.accept_intake", intake=seen.id)
    kept = "".join(one.text for one in evening.ask("elm", "desk.signal", signal=made.id).lines)
    letters = "".join(text.replace("21:40:12 ", "").split())
    assert "".join(kept.replace("21:40:12 ", "").split()) == letters


def test_what_nobody_can_read_and_is_too_long_to_show_is_kept_whole_with_the_signal(evening: Evening):
    handle, secret = line(evening)
    body = b"no json: " + b"x" * 5000
    post(handle, body, secret)
    (seen,) = evening.ask("cedar", "desk.intakes")
    assert seen.sound == len(body)
    made = evening.act("cedar", "desk.accept_intake", intake=seen.id)
    found = evening.ask("elm", "desk.signal", signal=made.id)
    assert b"".join(files.content(evening.cast["elm"], found.recording)) == body


def test_characters_that_no_form_takes_come_in_by_no_provider_either(evening: Evening):
    handle, secret = line(evening)
    body = said("a\x00b\x07 \u202ec").replace(NUMBER.encode(), b"\\u202e\\u200b+7 900")
    post(handle, body, secret)
    (seen,) = evening.ask("cedar", "desk.intakes")
    assert (seen.sender, seen.text) == ("+7 900", "a\ufffdb \u202ec")


def test_accepting_makes_a_signal_of_it_with_its_recording_and_its_time(evening: Evening):
    handle, secret = line(evening)
    sound = {"type": "audio/ogg", "data": base64.b64encode(b"OggS sound").decode()}
    came = evening.now
    with evening.moment():
        post(handle, said("screams\nthen nothing", recording=sound), secret)
    evening.until(minutes=7)
    (seen,) = evening.ask("cedar", "desk.intakes")
    made = evening.act("cedar", "desk.accept_intake", intake=seen.id, level="critical")
    found = evening.ask("elm", "desk.signal", signal=made.id)
    assert [one.text for one in found.lines] == ["screams", "then nothing"]
    assert (found.received_at, found.answered_at, found.by) == (came, evening.now, evening.member("cedar"))
    assert b"".join(files.content(evening.cast["elm"], found.recording)) == b"OggS sound"
    assert evening.ask("cedar", "desk.intakes") == []
    assert evening.alarm("fir", "critical_call").signal == made.id


def test_what_is_set_aside_is_kept_as_it_came_and_can_be_put_back(evening: Evening):
    handle, secret = line(evening)
    post(handle, said(), secret)
    before = bytes(Intake.objects.get().sealed)
    (seen,) = evening.ask("cedar", "desk.intakes")
    evening.act("cedar", "desk.dismiss_intake", intake=seen.id, why="wrong number")
    assert evening.ask("elm", "desk.intakes") == []
    assert evening.ask("elm", "desk.intake", intake=seen.id).dismissed
    assert bytes(Intake.objects.get().sealed) == before
    evening.act("elm", "desk.restore_intake", intake=seen.id)
    assert [one.id for one in evening.ask("cedar", "desk.intakes")] == [seen.id]


def test_an_answer_that_the_engine_could_not_match_is_on_the_same_list(evening: Evening):
    document = LetterDocument(at=evening.now, channel="sms", sender=NUMBER, text="help")
    with evening.moment():
        rows.insert_unsigned(Letter, well_known(DESK), document)
    (seen,) = evening.ask("cedar", "desk.intakes")
    assert (seen.text, seen.channel, seen.fits) == ("help", "sms", False)
    made = evening.act("cedar", "desk.accept_intake", intake=seen.id)
    assert evening.ask("cedar", "desk.signal", signal=made.id).number == NUMBER
    assert not Letter.objects.exists()


def test_a_message_joins_the_open_matter_of_its_number(evening: Evening):
    first = evening.act("cedar", "desk.log_signal", **{"from": NUMBER})
    handle, secret = line(evening)
    with evening.moment():
        post(handle, said(), secret)
    (seen,) = evening.ask("cedar", "desk.intakes")
    assert evening.act("cedar", "desk.accept_intake", intake=seen.id).incident == first.incident


def test_only_the_desk_reads_what_came_in_and_only_coordinators_open_lines(evening: Evening):
    handle, secret = line(evening)
    post(handle, said(), secret)
    row = Intake.objects.get()
    for name in ("hazel", "larch", "oak", "pine", "birch"):
        assert evening.refused_query(name, "desk.intakes") == "forbidden"
        assert not evening.cast[name].holds(row.compartment)
    assert evening.refused("cedar", "desk.open_line", name="x") == "forbidden"
    assert evening.refused_query("cedar", "desk.line_secret", line=handle) == "forbidden"
    assert evening.ask("fir", "desk.line_secret", line=handle).secret == base64.b64encode(secret).decode()
    assert [one.name for one in evening.ask("cedar", "desk.lines")] == ["night number"]
