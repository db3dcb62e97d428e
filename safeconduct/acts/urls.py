"""Addresses of the registry's faces."""

from django.urls import path

from safeconduct.acts import api, views

urlpatterns = [
    path("act", views.index, name="acts"),
    path("act/<str:name>", views.act, name="act"),
    path("drafts/<uuid:ticket>", views.keep, name="draft-keep"),
    path("drafts/<uuid:ticket>/drop", views.drop, name="draft-drop"),
    path("api/actions/<str:name>", api.run_action, name="api-action"),
    path("api/queries/<str:name>", api.ask_query, name="api-query"),
    path("api/openapi.json", api.describe, name="api-openapi"),
]
