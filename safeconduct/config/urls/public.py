"""What anyone may read. The whole tree stands here: nothing is gathered from the folders."""

from django.urls import path, re_path

from safeconduct.voice.public import views

LANGUAGE = r"(?P<language>en|ru)"
CODE = r"(?P<code>[a-z0-9]{5}-[a-z0-9]{5})"

urlpatterns = [
    path("healthz", views.healthz),
    path("style.css", views.style),
    path("", views.every),
    path("feed.atom", views.feed),
    re_path(rf"^{CODE}$", views.statement),
    re_path(rf"^{LANGUAGE}/?$", views.every),
    re_path(rf"^{LANGUAGE}/feed\.atom$", views.feed),
    re_path(rf"^{LANGUAGE}/{CODE}$", views.statement),
]
handler400 = "safeconduct.voice.public.views.refused"
handler404 = "safeconduct.voice.public.views.missing"
handler500 = "safeconduct.voice.public.views.broken"
