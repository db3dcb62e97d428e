"""The gallery and the pages around it, for the tests of the design system alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from safeconduct.kernel.errors import NOT_FOUND, STALE, Refusal
from safeconduct.web import errors
from safeconduct.web.forms import Form
from tests.web import gallery


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse("; ".join(f"{name}={values}" for name, values in sorted(request.POST.lists())))


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refusal(NOT_FOUND if "absent" in request.GET else STALE)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the name of somebody")


def words(request: HttpRequest, status: int) -> HttpResponse:
    return errors.page(request, status)


def confirm(request: HttpRequest) -> HttpResponse:
    w = gallery.w
    return render(
        request,
        "web/confirm.html",
        {
            "title": w("Close the case for good", "Закрыть дело насовсем"),
            "happens": [
                w("The rooms are sealed.", "Комнаты запечатываются."),
                w("Two people lose access.", "Двое теряют доступ."),
            ],
            "final": w("The keys are deleted.", "Ключи удаляются."),
            "form": Form(gallery.Reason),
            "submit": w("Close it", "Закрыть"),
            "back_url": "/",
        },
    )


def sheet(request: HttpRequest) -> HttpResponse:
    return render(request, "a_sheet.html", {"w": gallery.w})


urlpatterns = [
    path("", gallery.everything),
    path("echo", echo),
    path("refuse", refuse),
    path("broken", broken),
    path("confirm", confirm),
    path("sheet", sheet),
    path("error/<int:status>", words),
    path("api/refuse", refuse),
    path("api/broken", broken),
    path("", include("safeconduct.web.urls")),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
