"""Addresses of trace."""

from django.urls import path

from safeconduct.trace import choosing, views

__all__ = ["choosing", "urlpatterns"]  # imported for what it registers

urlpatterns = [
    path("trace", views.board, name="trace"),
    path("cases/<uuid:case>/trace", views.case, name="case-trace"),
    path("cases/<uuid:case>/trace/<slug:verb>", views.act, name="trace-act"),
]
