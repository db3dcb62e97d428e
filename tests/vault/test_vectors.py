"""Public test vectors, read in place from the folder in SAFECONDUCT_VECTORS."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from nacl import bindings
from nacl.exceptions import CryptoError
from shamir_mnemonic import combine_mnemonics

from safeconduct.vault import envelopes, merkle, shares, types
from safeconduct.vault.derive import hkdf
from tests.vault.samples import PLACE, vectors


def wycheproof(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    groups = json.loads((vectors("wycheproof") / f"{name}_test.json").read_text())["testGroups"]
    for group in groups:
        for test in group["tests"]:
            yield group, {key: _bytes(key, value) for key, value in test.items()}


def _bytes(key: str, value: Any) -> Any:
    if isinstance(value, str) and key not in {"comment", "result"}:
        return bytes.fromhex(value)
    return value


def test_xchacha20_poly1305() -> None:
    seen = 0
    for _, test in wycheproof("xchacha20_poly1305"):
        given = test["key"], test["iv"], test["aad"]
        if test["result"] == "valid":
            assert envelopes.aead_open(*given, test["ct"] + test["tag"]) == test["msg"], test["tcId"]
            assert envelopes.aead_seal(*given, test["msg"]) == test["ct"] + test["tag"], test["tcId"]
        else:
            with pytest.raises(types.Tampered):
                envelopes.aead_open(*given, test["ct"] + test["tag"])
        seen += 1
    assert seen == 315


def test_x25519() -> None:
    seen = 0
    for _, test in wycheproof("x25519"):
        if "ZeroSharedSecret" in test["flags"]:
            with pytest.raises(types.WrongKey):
                envelopes.seal_to(types.BoxPublic(test["public"]), PLACE, b"")
        else:
            assert bindings.crypto_scalarmult(test["private"], test["public"]) == test["shared"], test["tcId"]
        seen += 1
    assert seen == 518


def test_ed25519() -> None:
    seen = 0
    for group, test in wycheproof("ed25519"):
        public = bytes.fromhex(group["publicKey"]["pk"])
        if test["result"] == "valid":
            assert bindings.crypto_sign_open(test["sig"] + test["msg"], public) == test["msg"], test["tcId"]
        elif len(test["sig"]) == 64:  # `verify` refuses every other length first
            with pytest.raises(CryptoError):
                bindings.crypto_sign_open(test["sig"] + test["msg"], public)
        seen += 1
    assert seen == 151


def test_hkdf_sha256() -> None:
    seen = 0
    for _, test in wycheproof("hkdf_sha256"):
        given = test["ikm"], test["salt"], test["info"], test["size"]
        if test["result"] == "valid":
            assert hkdf(*given) == test["okm"], test["tcId"]
        else:
            with pytest.raises(ValueError, match="larger"):
                hkdf(*given)
        seen += 1
    assert seen == 86


def test_slip39() -> None:
    seen = 0
    for text, mnemonics, secret, _ in json.loads((vectors("slip39") / "vectors.json").read_text()):
        if not secret:
            with pytest.raises(types.BadShare):
                shares.combine(types.BoxPrivate, mnemonics)
        else:
            assert combine_mnemonics(mnemonics, b"TREZOR").hex() == secret, text
        seen += 1
    assert seen == 45


@pytest.mark.parametrize("proof", ["inclusion", "consistency"])
def test_merkle_proofs(proof: str) -> None:
    seen = 0
    for file in sorted((vectors("merkle_rfc6962") / proof).rglob("*.json")):
        test = {
            key: base64.b64decode(value) if key.startswith(("root", "leafHash")) else value
            for key, value in json.loads(file.read_text()).items()
        }
        parts = [base64.b64decode(part) for part in test["proof"] or []]
        try:
            if proof == "inclusion":
                head = merkle.Head(test["treeSize"], test["root"])
                merkle.verify_inclusion(test["leafHash"], test["leafIdx"], head, parts)
            else:
                old, new = (merkle.Head(test[f"size{n}"], test[f"root{n}"]) for n in (1, 2))
                merkle.verify_consistency(old, new, parts)
            refused = False
        except types.Tampered:
            refused = True
        assert refused == test["wantErr"], file
        seen += 1
    assert seen == 98
