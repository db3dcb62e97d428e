"""Addresses of the engine."""

from django.urls import path

from safeconduct.engine import views

urlpatterns = [
    path("house/engine", views.engine, name="engine"),
    path("a/<str:link>", views.link, name="alarm-link"),
]
