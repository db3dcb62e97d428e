"""Writes the frozen examples of the present format: `python -m tests.vault.freeze`.

Run once for each new format. A file that exists is never written again: what it holds lies on
the disks of those who use us, and must open forever.
"""

import json
from pathlib import Path

from safeconduct.vault import blobs, envelopes, files, grants, merkle, shares, signing, types
from tests.vault import samples

FOLDER = Path(__file__).parent / "frozen"
TEXT = "не звоните сюда · do not call here".encode()
GRANT = grants.GrantBody(
    samples.COMPARTMENT, 4, "identity", samples.AUTHOR, types.CompartmentSecret(samples.fixed(9))
)
PASSPHRASE = "abacus abdomen abide ability ablaze able abnormal"
INSIDE = blobs.MemberSecrets(
    samples.AUTHOR,
    samples.BOX.private,
    samples.SIGN.private,
    samples.fixed(70)[:20],
    merkle.Head(5, samples.fixed(71)),
)
LEAVES = [bytes([number]) for number in range(5)]


def examples() -> dict[str, dict[str, object]]:
    """What each file holds; bytes as hex."""
    payload = signing.sign_payload(samples.SIGN.private, samples.PLACE, samples.AUTHOR, "signal", 1, TEXT)
    sealer = files.FileSealer(samples.FILE, samples.PLACE)
    head = merkle.Head(len(LEAVES), merkle.root_of(map(merkle.leaf_hash, LEAVES)))
    return {
        "envelope-1-symmetric": {"sealed": envelopes.seal(samples.RECORD, samples.PLACE, TEXT)},
        "envelope-2-box": {"sealed": envelopes.seal_to(samples.BOX.public, samples.PLACE, TEXT)},
        "wrapped-key": {"sealed": envelopes.wrap(samples.BOX.public, samples.SINGLE, samples.PLACE)},
        "payload-signed": {"payload": payload},
        "payload-unsigned": {"payload": signing.unsigned_payload(samples.PLACE, "signal", 1, TEXT)},
        "grant": {
            "sealed": grants.make_grant(
                samples.AUTHOR, samples.SIGN.private, samples.BOX.public, samples.PLACE, GRANT
            )
        },
        "blob": {"blob": blobs.seal_blob(PASSPHRASE, INSIDE)},
        "file": {"header": sealer.header, "chunk": sealer.seal(0, TEXT, last=True)},
        "merkle-head": {
            "head": head.encode(),
            "signature": signing.sign(samples.SIGN.private, "head", head.encode()),
        },
        "shares": {"shares": shares.split(samples.BOX.private, 2, 3)},
    }


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, example in examples().items():
        file = FOLDER / f"{name}.json"
        if not file.exists():
            written = {
                key: value.hex() if isinstance(value, bytes) else value for key, value in example.items()
            }
            file.write_text(json.dumps(written, indent=1) + "\n")


if __name__ == "__main__":
    main()
