"""Addresses of cases."""

from django.urls import path

from safeconduct.cases import views

urlpatterns = [
    path("cases", views.cases, name="cases"),
    path("cases/find", views.find, name="find-case"),
    path("cases/new", views.new, name="new-case"),
    path("cases/look-ups", views.look_ups, name="look-ups"),
    path("cases/<uuid:case>", views.case, name="case"),
    path("cases/<uuid:case>/persons/<uuid:person>", views.person, name="case-person"),
    path("cases/<uuid:case>/contacts/<uuid:contact>", views.contact, name="case-contact"),
    path("cases/<uuid:case>/do/<slug:verb>", views.act, name="case-act"),
]
