"""Addresses of people."""

from django.urls import path

from safeconduct.people.views import enrolment, entrance, founding, house, own

urlpatterns = [
    path("sign-in", entrance.sign_in, name="sign-in"),
    path("since", entrance.since, name="since"),
    path("lock", entrance.lock, name="lock"),
    path("lock-all", own.lock_all, name="lock-all"),
    path("confirm", entrance.confirm, name="confirm"),
    path("found", founding.found, name="found"),
    path("found/sheets", founding.sheets, name="sheets"),
    path("found/printed", founding.printed, name="printed"),
    path("enrol", enrolment.enrol, name="enrol"),
    path("waiting", enrolment.waiting, name="waiting"),
    path("house", house.house, name="house"),
    path("house/invite", house.invite, name="invite"),
    path("house/arrivals/<uuid:enrolment>", house.arrival, name="arrival"),
    path("house/arrivals/<uuid:enrolment>/withdraw", house.withdraw_invitation, name="withdraw-invitation"),
    path("house/certificates/<uuid:certificate_id>", house.certificate, name="certificate"),
    path(
        "house/certificates/<uuid:certificate_id>/withdraw",
        house.withdraw_certificate,
        name="withdraw-certificate",
    ),
    path("house/members/<uuid:member>/roles", house.roles, name="member-roles"),
    path("house/members/<uuid:member>/remove", house.remove, name="member-remove"),
    path("house/members/<uuid:member>/reopen", house.reopen, name="member-reopen"),
    path("house/keys", house.turn_keys, name="turn-keys"),
    path("house/shares/<int:number>", house.share, name="share"),
    path("house/shifts", house.shifts, name="shifts"),
    path("house/shifts/new", house.plan_shift, name="plan-shift"),
    path("house/shifts/<uuid:shift>/end", house.end_shift, name="end-shift"),
    path("house/journal", house.journal, name="journal"),
    path("me", own.me, name="me"),
    path("me/profile", own.profile, name="my-profile"),
    path("me/passphrase", own.passphrase, name="my-passphrase"),
    path("me/ways/new", own.add_way, name="add-way"),
    path("me/ways/<int:number>/try", own.try_way, name="try-way"),
    path("me/ways/code", own.confirm_way, name="confirm-way"),
    path("me/ways/<int:number>/prefer", own.prefer_way, name="prefer-way"),
    path("me/ways/<int:number>/remove", own.remove_way, name="remove-way"),
    path("me/quiet", own.quiet, name="my-quiet"),
]
