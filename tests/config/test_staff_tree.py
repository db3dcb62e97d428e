"""The outermost promises of the staff tree: it answers, and every answer carries its guards."""

from django.test import Client


def test_the_process_says_that_it_answers_and_nothing_else() -> None:
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_every_answer_forbids_what_it_does_not_need() -> None:
    answer = Client().get("/healthz")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_no_answer_may_be_kept_on_the_disk_of_its_reader() -> None:
    assert Client().get("/healthz")["Cache-Control"] == "no-store"


def test_another_host_name_is_refused() -> None:
    assert Client().get("/healthz", headers={"host": "evil.example.org"}).status_code == 400
