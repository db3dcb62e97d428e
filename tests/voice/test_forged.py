"""Whoever has the database and no key can seal to a public half and append a leaf; nothing of it counts."""

import hashlib
from datetime import timedelta

import msgspec
import pytest

from safeconduct.acts import attending
from safeconduct.cases import briefs
from safeconduct.cases.documents import RiskReview
from safeconduct.cases.models import Risk
from safeconduct.engine.models import Note
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.errors import Damaged
from safeconduct.keys.verify.reading import sealed_tables
from safeconduct.voice import alarms
from safeconduct.voice.documents import ClearedDocument, PublicationDocument, WordDocument
from safeconduct.voice.models import Cleared, Publication, Published, Statement, StatementWord
from safeconduct.voice.public.documents import PublicDocument
from tests.tampering import boxed, named
from tests.voice.conftest import Desk

decode = msgspec.msgpack.Decoder(PublicDocument).decode
# What comes from outside, or from somebody who is no member yet: shown as unverified.
FROM_OUTSIDE = {
    "desk_intake",
    "engine_inbox",
    "engine_letter",
    "keys_recoveryused",
    "people_account",
    "people_newcomer",
}


def test_only_what_comes_from_outside_may_be_signed_by_nobody():
    assert {one._meta.db_table for one in sealed_tables() if one.UNSIGNED} == FROM_OUTSIDE


def false_words() -> Published:
    """Somebody with the database has other words stand in public, with a proper leaf."""
    row = Published.objects.get()
    plain = msgspec.msgpack.encode(msgspec.structs.replace(decode(bytes(row.sealed)), code="other-words"))
    row.version += 1
    return rows.store(row, plain, replaces=row.version - 1)


def alarms_seen_by(desk: Desk, name: str) -> list[str]:
    actor = getattr(desk.network, name)
    found = rows.read_all(actor.keys, Note.objects.filter(compartment=briefs.team(actor.keys, "coordinator")))
    return [one.document.title for one in found]


def test_words_in_public_that_nobody_signed_wake_the_coordinators_once_a_day_as_long_as_they_stand(
    desk: Desk,
):
    desk.published()
    attending.attend(desk.network.ash)
    assert alarms.NOT_OURS not in alarms_seen_by(desk, "fir")
    false_words()
    for minutes, times in ((11, 1), (22, 1), (24 * 60, 2)):
        with clock.held(clock.now() + timedelta(minutes=minutes)):
            attending.attend(desk.network.ash)
            attending.attend(desk.network.fir)
        assert alarms_seen_by(desk, "fir").count(alarms.NOT_OURS) == times


def test_words_in_the_public_table_with_a_publication_that_nobody_signed_are_named(desk: Desk):
    desk.published()
    row, genuine = false_words(), Publication.objects.get()
    forged = PublicationDocument(
        statement=Statement.objects.get().id,
        revision=None,
        row=row.id,
        digest=hashlib.sha256(row.sealed).digest(),
        state="published",
        at=clock.now(),
    )
    mark = boxed(Publication, genuine.compartment, forged)
    ash = desk.network.cast["ash"]
    assert named(row, keyring=ash) == {"published_unsigned"}
    assert named(mark, keyring=ash) == {"row_damaged"}


def test_words_that_nobody_cleared_and_a_veto_that_nobody_lifted_are_refused_and_named(desk: Desk):
    desk.draft()
    (statement,) = Statement.objects.all()
    now, room = clock.now(), statement.compartment
    for row in (
        boxed(Cleared, room, ClearedDocument(words=["Primerovsk"], at=now)),
        boxed(StatementWord, room, WordDocument(statement=statement.id, word="lift", at=now)),
    ):
        assert named(row, keyring=desk.network.cast["ash"]) == {"row_damaged"}
        with pytest.raises(Damaged):
            rows.read(desk.network.cast["ash"], row)
        type(row).objects.filter(id=row.id).delete()


def test_a_review_of_the_danger_by_nobody_opens_no_gate(desk: Desk):
    room = Risk.objects.get().compartment
    row = boxed(Risk, room, RiskReview(level="low", reasons="", at=clock.now()))
    assert named(row, keyring=desk.network.cast["ash"]) == {"row_damaged"}
