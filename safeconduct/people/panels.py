"""What other pages show of people: who is on duty."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from safeconduct.acts.form_page import actor_of
from safeconduct.acts.run import ask
from safeconduct.web.slots import panel


@panel("top.duty")
def on_duty(request: HttpRequest) -> SafeString | None:
    """Who is on duty now; nothing for somebody who has not signed in."""
    actor = actor_of(request)
    if actor.anonymous:
        return None
    return render_to_string("people/duty.html", {"spans": ask(actor, "people.on_duty", {})}, request)
