"""What an earlier release sealed still opens: these files were written once and never change."""

import json
from typing import Any

from safeconduct.vault import blobs, compartments, envelopes, files, grants, merkle, shares, signing, types
from tests.vault import samples
from tests.vault.freeze import FOLDER, GRANT, INSIDE, LEAVES, PASSPHRASE, TEXT, examples


def frozen(name: str) -> dict[str, Any]:
    held = json.loads((FOLDER / f"{name}.json").read_text())
    return {key: bytes.fromhex(value) if isinstance(value, str) else value for key, value in held.items()}


def test_every_kind_of_thing_that_is_stored_is_frozen() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} >= set(examples())


def test_an_envelope_under_a_key() -> None:
    sealed = frozen("envelope-1-symmetric")["sealed"]
    assert envelopes.open_sealed(samples.RECORD, samples.PLACE, sealed) == TEXT


def test_an_envelope_to_a_box() -> None:
    assert envelopes.open_box(samples.BOX, samples.PLACE, frozen("envelope-2-box")["sealed"]) == TEXT


def test_a_wrapped_key() -> None:
    sealed = frozen("wrapped-key")["sealed"]
    assert envelopes.unwrap(samples.BOX, types.SingleKey, samples.PLACE, sealed) == samples.SINGLE


def test_a_signed_payload() -> None:
    payload = signing.open_payload(frozen("payload-signed")["payload"], samples.PLACE)
    signing.verify_payload(payload, samples.SIGN.public)
    assert (payload.author, payload.kind, payload.schema, payload.body) == (samples.AUTHOR, "signal", 1, TEXT)


def test_an_unsigned_payload() -> None:
    payload = signing.open_payload(frozen("payload-unsigned")["payload"], samples.PLACE)
    assert (payload.author, payload.body) == (None, TEXT)


def test_a_grant() -> None:
    body, payload = grants.open_grant(samples.BOX, samples.PLACE, frozen("grant")["sealed"])
    signing.verify_payload(payload, samples.SIGN.public)
    assert body == GRANT


def test_a_member_s_blob() -> None:
    assert blobs.open_blob(PASSPHRASE, frozen("blob")["blob"], samples.AUTHOR) == INSIDE


def test_a_file() -> None:
    file = frozen("file")
    assert files.FileOpener(samples.FILE, samples.PLACE, file["header"], 1).open(0, file["chunk"]) == TEXT


def test_a_signed_head_of_the_log() -> None:
    held = frozen("merkle-head")
    signing.verify(samples.SIGN.public, "head", held["head"], held["signature"])
    head = merkle.Head.decode(held["head"])
    assert head == merkle.Head(5, merkle.root_of(map(merkle.leaf_hash, LEAVES)))


def test_trustees_shares() -> None:
    assert shares.combine(types.BoxPrivate, frozen("shares")["shares"][1:]) == samples.BOX.private


def test_the_keys_of_a_compartment() -> None:
    secret = types.CompartmentSecret(samples.fixed(9))
    assert [
        key.reveal().hex()[:16]
        for key in (
            compartments.record_key(secret),
            compartments.box_pair(secret).private,
            compartments.mac_key(secret),
        )
    ] == ["7e233a338526962f", "51c368d4e88362cd", "6f3da6a4b0d22e7d"]
