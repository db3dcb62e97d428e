"""The pages of the desk, read in Russian as an operator, a coordinator and a lawyer reach them by links:
no word is left in another language."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from http.cookiejar import Cookie, CookieJar
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest

from tests.journeys.conftest import House

pytestmark = [pytest.mark.journey, pytest.mark.slow]

# The form of desk.write_handover has a page of its own; the plain one asks for handles as JSON.
OURS = re.compile(
    r"/(signals|incidents|alarms|handovers|promises|compromised|house/engine|act/desk\.(?!write_handover)).*|/"
)
WORD = re.compile(r"[A-Za-z]{2,}")
# The product, the cast, codes of things and of regions, what is printed on keys, channels by their own name.
ALLOWED = re.compile(
    r"Safeconduct|Ash|Birch|Cedar|Elm|Fir|Hazel|Juniper|Larch|Maple|Oak|Pine|Rowan|English|Esc|UTC|RU-[A-Z]{2,3}"
    r"|[A-Z]{1,2}-?\d+|safeconduct verify --head|console|JPEG|PNG|WebP|\bru\b"
    r"|Europe/[A-Z][a-z]+|Asia/[A-Z][a-z]+"
)
# What members of the demo typed, where it stands in a list to choose from.
TYPED = re.compile(r"being taken by force|men asking at home|call back on the clean number|flatmate")
VOID = {"meta", "link", "input", "br", "img", "hr", "path", "rect"}
UNSEEN = {"script", "style", "kbd", "code", "output", "bdi"}


class Reader(HTMLParser):
    """What a page says in its own language, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []  # whether what is inside each open element is to be read
        self.said: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag in VOID:
            return
        foreign = tag in UNSEEN or (given.get("lang") or "ru") != "ru"
        self.open.append((self.open[-1] if self.open else True) and not foreign)
        if self.open[-1]:
            self.said += [given[name] or "" for name in ("aria-label", "title") if given.get(name)]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1]:
            self.said.append(data)


def left_over(page: str) -> list[str]:
    """Words in Latin letters that are nobody's name."""
    reader = Reader()
    reader.feed(page)
    text = ALLOWED.sub(" ", TYPED.sub(" ", re.sub(r"\s+", " ", " ".join(reader.said))))
    return [f"{text[max(0, one.start() - 30) : one.end() + 30].strip()!r}" for one in WORD.finditer(text)]


def test_the_reader_finds_a_word_that_was_left_over() -> None:
    assert left_over("<html lang='ru'><p>Тревога <b>taken</b></p></html>")
    assert not left_over("<p>Тревога <span lang='en'>he was taken</span> <kbd>shift</kbd> A-4017</p>")


def chosen_language(language: str) -> Cookie:
    """What a browser keeps after its reader pressed "Русский"."""
    place: dict[str, Any] = {"domain": "127.0.0.1", "path": "/", "port": None}
    given = dict.fromkeys(("port_specified", "domain_specified", "domain_initial_dot", "secure"), False)
    rest: dict[str, Any] = {
        "expires": None,
        "discard": True,
        "comment": None,
        "comment_url": None,
        "rest": {},
    }
    return Cookie(
        version=0, name="django_language", value=language, path_specified=True, **place, **given, **rest
    )


class Browser:
    """Somebody signed in, who reads Russian and has no browser at all."""

    def __init__(self, house: House, name: str) -> None:
        self.house = house
        jar = CookieJar()
        jar.set_cookie(chosen_language("ru"))
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(jar))
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get("/sign-in")[1])
        assert token
        self.token = token[1]
        given = {"name": f"{name}-demo-10", "passphrase": house.words_of(name), "code": ""}
        self.post("/sign-in", {**given, "csrfmiddlewaretoken": self.token})

    def get(self, path: str) -> tuple[str, str]:
        with self.opener.open(urljoin(self.house.url, path)) as answer:
            return answer.headers.get_content_type(), answer.read().decode("utf-8", "replace")

    def post(self, path: str, given: dict[str, str]) -> str:
        request = Request(  # noqa: S310  (an address of this test)
            urljoin(self.house.url, path), urlencode(given).encode(), {"Referer": self.house.url + path}
        )
        with self.opener.open(request) as answer:
            return str(answer.read().decode("utf-8", "replace"))

    def pages(self) -> Iterator[tuple[str, str]]:
        """Every page of the desk that links lead to, each once."""
        waiting, seen = ["/", "/act"], {"/", "/act"}
        while waiting:
            path = waiting.pop()
            kind, page = self.get(path)
            if kind != "text/html":
                continue
            yield path, page
            reader = Reader()
            reader.feed(page)
            for link in reader.links:
                parts = urlsplit(urljoin(path, link))
                key = re.sub(r"[0-9a-f-]{36}", "…", parts.path)  # one of each kind is enough
                if not parts.netloc and OURS.fullmatch(parts.path) and key not in seen:
                    seen.add(key)
                    waiting.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)


@pytest.mark.parametrize("name", ["cedar", "ash", "hazel"])
def test_no_word_is_left_in_another_language(demo: House, name: str) -> None:
    operator = Browser(demo, "cedar")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', operator.get("/signals/new")[1])
    assert token
    typed = {"lines": "крики, потом связь оборвалась", "critical": "1", "place": "Пенза"}
    operator.post("/signals/new", {**typed, "csrfmiddlewaretoken": token[1]})

    found, walked = [], 0
    for path, page in Browser(demo, name).pages():
        walked += 1
        found += [f"{path}: {word}" for word in left_over(page)]
    assert walked > 5
    assert found == []
