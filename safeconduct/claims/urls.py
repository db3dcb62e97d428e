"""Addresses of claims."""

from django.urls import path

from safeconduct.claims import choosing, views

__all__ = ["choosing", "urlpatterns"]  # imported for what it registers

urlpatterns = [
    path("cases/<uuid:case>/claims", views.claims, name="claims"),
    path("cases/<uuid:case>/claims/<uuid:claim>/why", views.why, name="claims-why"),
    path("cases/<uuid:case>/claims/<slug:verb>", views.act, name="claims-act"),
]
