"""Addresses of voice."""

from django.urls import path

from safeconduct.voice import choosing, views

__all__ = ["choosing", "urlpatterns"]  # imported for what it registers

urlpatterns = [
    path("cases/<uuid:case>/voice/<slug:verb>", views.act, name="voice-act"),
]
