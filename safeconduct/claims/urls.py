"""Addresses of claims."""

from django.urls import path

from safeconduct.claims import choosing, views

__all__ = ["choosing", "urlpatterns"]  # imported for what it registers

urlpatterns = [path("cases/<uuid:case>/claims/<slug:verb>", views.act, name="claims-act")]
