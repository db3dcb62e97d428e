"""What members see after signing in, and what watches the process."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from safeconduct.config.folders import modules
from safeconduct.config.source import source


def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that this process answers; says nothing else to anybody."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("healthz", healthz),
    path("source", source),
    *(
        path("", include(module))
        for module in modules("urls")
        if not module.startswith("safeconduct.config.")
    ),
]
handler400 = "safeconduct.web.errors.bad_request"
handler403 = "safeconduct.web.errors.forbidden"
handler404 = "safeconduct.web.errors.not_found"
handler500 = "safeconduct.web.errors.broken"
