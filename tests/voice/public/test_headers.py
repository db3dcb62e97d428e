"""What the public process says beside its pages, and what it answers to whoever asks for something else."""

import re
import socket

import pytest

from tests.voice.public.serving import SECURE, Public, read

NEVER = "aaaaa-bbbbb"


def paths(public: Public) -> dict[str, int]:
    codes = public.known["codes"]
    return {
        "/": 200,
        "/ru/": 200,
        "/ru": 200,  # typed without its end
        "/feed.atom": 200,
        "/en/feed.atom": 200,
        "/style.css": 200,
        f"/{codes['stands']}": 200,
        f"/ru/{codes['corrected']}": 200,
        f"/en/{codes['withdrawn']}": 410,
        f"/en/{NEVER}": 404,
        "/admin/": 404,
    }


def test_every_answer_forbids_scripts_frames_cookies_and_telling_where_the_reader_came_from(public: Public):
    for path, status in paths(public).items():
        answered, headers, _body = read(public, path)
        assert answered == status, path
        policy = dict(one.split(maxsplit=1) for one in headers["content-security-policy"].split("; "))
        assert policy == {
            "default-src": "'none'",
            "style-src": "'self'",
            "base-uri": "'none'",
            "form-action": "'none'",
            "frame-ancestors": "'none'",
        }
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["strict-transport-security"].startswith("max-age=")
        assert not {"set-cookie", "x-powered-by", "via"} & headers.keys(), path
        assert not re.search(r"\d", headers.get("server", "")), "no version for whoever looks for holes"


def test_what_may_change_is_asked_for_again_and_sent_only_when_it_did(public: Public):
    tags = set()
    for path, status in paths(public).items():
        if status != 200 or path == "/style.css":
            continue
        _status, headers, _body = read(public, path)
        assert headers["cache-control"] == "public, max-age=0, must-revalidate", path
        tags.add(headers["etag"])
        answered, again, body = read(public, path, If_None_Match=headers["etag"])
        assert (answered, body, again["etag"]) == (304, "", headers["etag"]), path
        assert "content-security-policy" in again
        assert read(public, path, If_None_Match='"another"')[0] == 200
    assert len(tags) >= 4


def test_head_is_answered_as_get_without_its_body(public: Public):
    for path, status in paths(public).items():
        _status, headers, _body = read(public, path)
        answered, same, body = public.get(path, "HEAD", **SECURE)
        assert (answered, body) == (status, ""), path
        told = {"cache-control", "content-language", "content-length", "content-type", "etag", "vary"}
        assert {one: same.get(one) for one in told} == {one: headers.get(one) for one in told}, path
    tag = read(public, "/en/")[1]["etag"]
    assert public.get("/en/", "HEAD", **SECURE, If_None_Match=tag)[0] == 304


@pytest.mark.parametrize("language", ["", "/en", "/ru"])
def test_nothing_tells_a_text_that_waits_from_one_that_never_was(public: Public, language: str):
    for method in ("GET", "HEAD", "POST"):
        waiting, never = (
            public.get(f"{language}/{code}", method, **SECURE)
            for code in (public.known["codes"]["waiting"], NEVER)
        )
        for one in (waiting, never):
            one[1].pop("date", None)
        assert waiting == never
        assert waiting[0] == (405 if method == "POST" else 404)


def test_an_address_that_is_none_is_answered_in_its_own_language(public: Public):
    for path in ("/ru/no-such-page", "/ru/aaaaa-bbbb", f"/ru/{NEVER}"):
        status, headers, page = read(public, path, Accept_Language="en")
        assert (status, headers["content-language"]) == (404, "ru"), path
        assert "Здесь нет страницы" in page


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_only_reading_is_possible(public: Public, method: str):
    for path in paths(public):
        status, headers, body = public.get(path, method, **SECURE)
        assert (status, body) == (405, ""), (method, path)
        assert headers["allow"] == "GET, HEAD"
        assert "content-security-policy" in headers


def test_a_path_of_any_size_or_shape_is_refused_and_harms_nobody(public: Public):
    huge = "a" * 20_000
    for path in (f"/en/{huge}", f"/{huge}", "/" + "a/" * 10_000, f"/?{huge}", f"/en/{NEVER}{'%00' * 500}"):
        status, _headers, page = read(public, path)
        assert status in ({200} if path.startswith("/?") else {400, 404, 414}), (status, path[:20])
        assert "aaaaaaaaaa" not in page
    for path in ("/%3Cscript%3E", "/en/../../etc/passwd", "//example.net/", "/en/%ff%fe", "/en//", "/EN/"):
        status, headers, page = read(public, path)
        assert status in {400, 404}, (status, path)
        assert "location" not in headers
        assert "script>" not in page
        assert "example.net" not in page
    assert read(public, "/en/")[0] == 200


def test_an_address_without_any_path_is_answered_as_any_that_is_none(public: Public):
    with socket.create_connection(("127.0.0.1", public.port), timeout=20) as line:
        line.sendall(b"GET * HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Proto: https\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 404 ")


def test_a_request_line_without_end_is_cut_off(public: Public):
    with socket.create_connection(("127.0.0.1", public.port), timeout=20) as line:
        line.sendall(b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\nHost: www.example.org\r\n\r\n")
        first = line.recv(200).split(b"\r\n")[0]
        assert first.split()[1] in {b"400", b"414", b"431"}, first
    assert read(public, "/en/")[0] == 200


def test_a_withdrawn_text_is_gone_for_every_way_of_asking(public: Public):
    code = public.known["codes"]["withdrawn"]
    for path in (f"/{code}", f"/en/{code}", f"/ru/{code}"):
        status, headers, page = read(public, path, If_None_Match="*")
        assert (status, headers["cache-control"]) == (410, "public, max-age=0, must-revalidate")
        assert code in page
        assert public.get(path, "HEAD", **SECURE)[0] == 410
