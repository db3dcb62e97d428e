"""Keys as figures that two people can compare over a bad line, in any language."""

import hashlib

GROUPS = 8


def fingerprint(*parts: bytes) -> str:
    """Eight groups of four digits (106 bits) over the parts: "0417 5522 …"."""
    joined = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    number = int.from_bytes(hashlib.sha256(b"safeconduct fingerprint\0" + joined).digest(), "big")
    digits = f"{number % 10 ** (4 * GROUPS):0{4 * GROUPS}d}"
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
