"""Who asks: from the cookie to `request.actor`, anew for every request.

1. The session behind the cookie gives the keyring; new grants are opened.
2. The directory says whether its member still stands, and in which roles. Whoever left has no session
   any more; a newcomer is known as `request.newcomer` and acts as nobody.
3. What a member's presence does by itself is done (`acts.attending`): above all, keys that somebody who
   left still knows are turned (`upkeep`).
4. Language and zone are the member's own, unless the browser was told another language.
5. A closed page leads to the door, a newcomer to the waiting page, and while only one founder has signed
   everything leads to House, which says why.
"""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation

from safeconduct.acts import attending
from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import certificates, sessions
from safeconduct.keys.errors import DAMAGED, Damaged
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.sessions import Session
from safeconduct.people import cookies, duty, members, upkeep
from safeconduct.people.refusals import INCOMPLETE
from safeconduct.web import errors

# Until two founders have signed: House, one's own, the doors, and what every page is made of.
OPEN_WHILE_FOUNDING = (
    "/house", "/me", "/found", "/sign-in", "/since", "/lock", "/confirm", "/language", "/left", "/frame/",
    "/drafts/", "/act/people.", "/api/actions/people.", "/api/queries/people.", "/api/openapi.json",
)  # fmt: skip
MINUTE = 60.0  # seconds between two rounds of what a member's presence does by itself
_attended: WeakKeyDictionary[Keyring, float] = WeakKeyDictionary()
# What a page fetches by itself to stay fresh is not activity of its reader.
BY_ITSELF = "/frame/"
# Asked for by the browser or by a watcher; nobody's keys are needed.
KEYLESS = ("/static/", "/healthz")


def middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Set `request.session_here`, `request.actor` and `request.newcomer`."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        vars(request).update(session_here=None, actor=NOBODY, newcomer=None, founding=False)
        if request.path.startswith(KEYLESS):
            return get_response(request)
        secret = cookies.session(request)
        session = sessions.resume(secret) if secret else None
        try:
            if session is not None:
                _know(request, session)
        except Damaged:
            return errors.refused(request, Refusal(DAMAGED))
        if vars(request)["founding"] and not request.path.startswith(OPEN_WHILE_FOUNDING):
            return _not_yet(request)
        return _led(request, get_response(request))

    return respond


def _not_yet(request: HttpRequest) -> HttpResponseBase:
    """Only House is open: it says why, and what to do."""
    if request.method == "GET" and not request.path.startswith("/api/"):
        return HttpResponseRedirect("/house")
    return errors.refused(request, Refusal(INCOMPLETE))


def _led(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A page that is closed leads to the page that opens it, and from there back; all else stays."""
    by_hand = request.method == "GET" and not request.path.startswith((BY_ITSELF, "/api/"))
    if not by_hand or request.headers.get("HX-Request"):
        return response
    known = vars(request)
    if response.status_code == HTTPStatus.UNAUTHORIZED:
        if known["newcomer"] is not None:
            return HttpResponseRedirect("/waiting")
        return HttpResponseRedirect(f"/sign-in?{urlencode({'next': request.get_full_path()})}")
    return response


def _know(request: HttpRequest, session: Session) -> None:
    keyring = session.keyring
    keyring.refresh()
    directory = certificates.directory(keyring)
    standing = directory.now(keyring.member)
    if standing is None and keyring.member in directory.standings:
        sessions.end_all([keyring.member])  # removed: also where the removing process died half way
        return
    if not request.path.startswith(BY_ITSELF):
        session.touch()
    vars(request).update(session_here=session)
    if standing is None:
        vars(request).update(newcomer=keyring)
        return
    profile = members.profile_of(keyring, keyring.member)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(profile.language)
        request.LANGUAGE_CODE = translation.get_language()
    session.on_duty = duty.is_on_duty(keyring, keyring.member, directory)
    actor = Actor(
        keyring=keyring,
        roles=members.counting(directory, keyring.member),
        language=translation.get_language() or profile.language,
        zone=profile.zone,
        confirmed_at=session.confirmed_at,
    )
    vars(request).update(actor=actor, founding=not directory.complete)
    _attend(actor, session, waited_for=request.method == "GET" and not request.path.startswith(BY_ITSELF))


def _attend(actor: Actor, session: Session, *, waited_for: bool) -> None:
    """After signing in and once a minute; when keys have to follow people, at once, but not while
    somebody waits for a page."""
    now, last = clock.monotonic(), _attended.get(session.keyring)
    if last is None or now - last >= MINUTE or (not waited_for and upkeep.due(session.keyring)):
        _attended[session.keyring] = now
        attending.attend(actor)
