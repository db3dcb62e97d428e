"""Addresses of voice."""

from django.urls import path

from safeconduct.voice import choosing, views

__all__ = ["choosing", "urlpatterns"]  # imported for what it registers

urlpatterns = [
    path("voice", views.every, name="voice"),
    path("voice/<uuid:case>/new", views.new, name="new-statement"),
    path("voice/<uuid:case>/emergency", views.emergency_text, name="emergency-text"),
    path("voice/<uuid:case>/<uuid:handle>", views.statement, name="statement"),
    path("voice/<uuid:case>/<uuid:handle>/edit", views.edit, name="edit-statement"),
    path("voice/<uuid:case>/<uuid:handle>/correct", views.correct, name="correct-statement"),
    path("cases/<uuid:case>/voice/<slug:verb>", views.act, name="voice-act"),
]
