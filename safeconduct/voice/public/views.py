"""The public pages: plain HTML that a text browser reads, without a script and without a cookie."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, wraps
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast

from babel.dates import format_datetime
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from safeconduct.voice.public import feed as atom
from safeconduct.voice.public import reading
from safeconduct.voice.public.documents import PublicDocument, PublicText, PublicVersion
from safeconduct.voice.public.words import LANGUAGES, kind

STYLE = Path(__file__).resolve().parent / "style.css"
ASKED_AGAIN = "public, max-age=0, must-revalidate"  # what was withdrawn must not be read from a store


Page = Callable[..., HttpResponse]


def in_language(page: Page) -> Page:
    """A page in the language of its address, or where the address names none, in the reader's."""

    @wraps(page)
    @require_safe
    def respond(request: HttpRequest, language: str = "", **given: str) -> HttpResponse:
        chosen = language or _preferred(request)
        with translation.override(chosen):
            answer = page(request, chosen, **given)
        answer.headers["Content-Language"] = chosen
        answer.headers["Cache-Control"] = ASKED_AGAIN
        if not language:
            answer.headers["Vary"] = "Accept-Language"
        if answer.status_code != HTTPStatus.OK:
            return answer
        set_response_etag(answer)  # for HEAD as for GET, which Django's own middleware leaves out
        tag = answer.headers["ETag"]
        return cast("HttpResponse", get_conditional_response(request, etag=tag, response=answer))

    return respond


@in_language
def every(request: HttpRequest, language: str) -> HttpResponse:
    """All that stands in public, what changed last first."""
    lines = [_line(one.document, language) for one in reading.everything()]
    return _page(request, language, "list", lines=lines)


@in_language
def statement(request: HttpRequest, language: str, code: str = "") -> HttpResponse:
    """One statement with all that was corrected in it; of a withdrawn one, that it was withdrawn."""
    found = reading.by_code().get(code)
    if found is None:
        return _page(request, language, "missing", status=HTTPStatus.NOT_FOUND)
    document = found.document
    if document.withdrawn is not None:
        gone: dict[str, Any] = {"code": code, "withdrawn": moment(document.withdrawn, language)}
        return _page(request, language, "withdrawn", status=HTTPStatus.GONE, **gone)
    newest, *earlier = [_version(one, language) for one in reversed(document.versions)]
    shown: dict[str, Any] = {
        "line": _line(document, language),
        "newest": newest,
        "earlier": earlier,
        "code": code,
    }
    return _page(request, language, "statement", **shown)


@in_language
def feed(_request: HttpRequest, language: str) -> HttpResponse:
    """The feed of the language."""
    whole = atom.feed(reading.everything(), language, settings.ENVIRONMENT.public_url)
    return HttpResponse(whole, content_type=atom.TYPE)


@require_safe
def style(_request: HttpRequest) -> HttpResponse:
    """The style of these pages; its address changes whenever it does."""
    answer = HttpResponse(STYLE.read_bytes(), content_type="text/css; charset=utf-8")
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return HttpResponse("ok", content_type="text/plain")


@in_language
def missing(request: HttpRequest, language: str, **_why: object) -> HttpResponse:
    """No page here: the same for what never was and for what was never published."""
    return _page(request, language, "missing", status=HTTPStatus.NOT_FOUND)


def broken(_request: HttpRequest) -> HttpResponse:
    """Something failed; nothing is said of what."""
    return HttpResponse("500", status=HTTPStatus.INTERNAL_SERVER_ERROR, content_type="text/plain")


def refused(_request: HttpRequest, exception: object) -> HttpResponse:
    """A request that is none."""
    del exception  # it would say what this server is
    return HttpResponse("400", status=HTTPStatus.BAD_REQUEST, content_type="text/plain")


def moment(at: datetime, language: str) -> str:
    """A moment in UTC, for readers of whom nothing is known."""
    return f"{format_datetime(at.astimezone(UTC), 'd MMMM y, HH:mm', locale=language)} UTC"


def _page(
    request: HttpRequest, language: str, name: str, *, status: int = HTTPStatus.OK, **given: object
) -> HttpResponse:
    code = given.get("code", "")
    others = [(one, label, f"/{one}/{code}") for one, label in LANGUAGES.items() if one != language]
    shown: dict[str, Any] = {"language": language, "others": others, "style": _style_address(), **given}
    return render(request, f"voice/public/{name}.html", shown, status=status)


@cache
def _style_address() -> str:
    return f"/style.css?v={sha256(STYLE.read_bytes()).hexdigest()[:12]}"


def _line(document: PublicDocument, language: str) -> dict[str, object]:
    mark = _("Withdrawn") if document.withdrawn else _("Corrected") if len(document.versions) > 1 else ""
    return {
        "code": document.code,
        "url": f"/{language}/{document.code}",
        "kind": kind(document.kind),
        "title": "" if document.withdrawn else _spoken(document.versions[-1], language).title,
        "spoken": language if document.withdrawn else _spoken(document.versions[-1], language).language,
        "published": moment(document.published, language),
        "updated": moment(document.updated, language),
        "changed": document.updated != document.published,
        "mark": mark,
        "stamp": document.published.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _version(version: PublicVersion, language: str) -> dict[str, object]:
    text = _spoken(version, language)
    said = next((one.parts for one in version.corrections if one.language == text.language), [])
    return {
        "text": text,
        "correction": said,
        "at": moment(version.at, language),
        "translated": text.language == language,
    }


def _spoken(version: PublicVersion, language: str) -> PublicText:
    """The text in the language of the page, or in the first that there is."""
    return next((one for one in version.texts if one.language == language), version.texts[0])


def _preferred(request: HttpRequest) -> str:
    """The language in which an address begins that is none of ours; otherwise what the browser asks for."""
    if (named := request.path_info.lstrip("/").partition("/")[0]) in LANGUAGES:
        return named
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return next((short for one, _q in asked if (short := one.partition("-")[0]) in LANGUAGES), "en")
