"""Addresses at which providers deliver."""

from django.urls import path

from safeconduct.channels.gateway import views

urlpatterns = [path("in/<str:token>", views.receive, name="channel-door")]
