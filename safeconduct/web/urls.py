"""Addresses of the design system itself."""

from django.urls import path

from safeconduct.web import frames, views

urlpatterns = [
    path("language", views.language, name="language"),
    path("frame/<slug:name>", frames.frame, name="frame"),
    path("left", views.left, name="left"),
]
