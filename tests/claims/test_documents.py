"""What was sealed before a claim had a chain of speakers, a stance or a weight is read as it was meant."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from safeconduct.claims.documents import ClaimDocument, Speaker
from safeconduct.claims.models import Claim
from safeconduct.keys import rows

SOURCE, PERSON = UUID(int=1), UUID(int=2)
# A claim as the first version of Safeconduct sealed it, byte for byte.
OLD = bytes.fromhex(
    "8fa6736f75726365d92430303030303030302d303030302d303030302d303030302d303030303030303030303031a7737065"
    "616b6572ad746865206e65696768626f7572a474657874ae5468657920746f6f6b206865722ea56e6f746564d6ff69b1e270"
    "a86c616e6775616765a0ae737065616b65725f706572736f6ed92430303030303030302d303030302d303030302d30303030"
    "2d303030303030303030303032a77375626a656374c0a3616374ab617070726568656e646564a86163745f73616964a0a66f"
    "626a656374c0a474696d65c0a5706c616365c0a6616d6f756e74c0ac66726f6d5f637573746f6479c2a664757265737391a9"
    "6e6f6e655f7365656e"
)


def test_a_claim_that_was_sealed_with_one_speaker_is_read_as_a_chain_of_one():
    document = msgspec.msgpack.decode(OLD, type=ClaimDocument)
    assert document.speakers == [Speaker(said="the neighbour", person=PERSON)]
    assert (document.speaker, document.stance, document.replaces) == ("the neighbour", "asserts", None)
    assert (document.source, document.act) == (SOURCE, "apprehended")
    assert document.noted == datetime(2026, 3, 11, 21, 45, 20, tzinfo=UTC)
    assert document.free  # that no sign of duress was seen is no sign of duress


def test_an_old_row_opens_beside_a_new_one(network, case, monkeypatch):
    from safeconduct.cases.rooms import room
    from tests.claims.test_claims import claim, lines, source

    origin = source(network, case)
    claim(network, case, origin, speaker="both men", through=["the journalist", "the network"])
    compartment = room(network.oak.keys, case, "claims")
    old = msgspec.structs.replace(msgspec.msgpack.decode(OLD, type=ClaimDocument), source=UUID(origin))
    body = old_bytes(old)
    monkeypatch.setattr(rows, "_body", lambda _row, _document: body)
    rows.insert(network.oak.keys, Claim, compartment, old)
    monkeypatch.undo()
    assert [(one.speaker, len(one.speakers)) for one in lines(network, case)] == [
        ("the neighbour", 1),
        ("both men", 3),
    ]


def old_bytes(document):
    """The document in the old fields alone."""
    kept = msgspec.msgpack.decode(OLD)
    return msgspec.msgpack.encode({**kept, "source": str(document.source)})
