"""Addresses of claims."""

from django.urls import path

from safeconduct.claims import choosing, views
from safeconduct.claims.brought import offering
from safeconduct.claims.brought import views as brought

__all__ = ["choosing", "offering", "urlpatterns"]  # imported for what it registers

urlpatterns = [
    path("cases/<uuid:case>/claims", views.claims, name="claims"),
    path("cases/<uuid:case>/claims/<uuid:claim>/why", views.why, name="claims-why"),
    path("cases/<uuid:case>/claims/<slug:verb>", views.act, name="claims-act"),
    path("readings", brought.readings, name="readings"),
    path("readings/bring", brought.bring, name="bring-document"),
    path("readings/<uuid:reading>", brought.reading, name="reading"),
    path("readings/<uuid:reading>/file", brought.file, name="file-reading"),
    path("readings/<uuid:reading>/date", brought.date, name="date-reading"),
    path("readings/<uuid:reading>/drafts/<int:draft>", brought.edit, name="edit-draft"),
]
