"""How bytes are laid out: length-prefixed fields and size buckets."""

from safeconduct.vault.types import Tampered, UnknownFormat

BUCKETS = tuple(256 << i for i in range(9))  # 256, 512 bytes, 1, 2, 4, 8, 16, 32, 64 KiB


def pack(*fields: bytes) -> bytes:
    """Each field after its length (4 bytes, big-endian), so that no two lists look alike."""
    return b"".join(len(field).to_bytes(4, "big") + field for field in fields)


def unpack(data: bytes, count: int) -> list[bytes]:
    """The `count` fields of `pack`; UnknownFormat when they do not fill `data` exactly."""
    fields, rest = [], data
    for _ in range(count):
        end = 4 + int.from_bytes(rest[:4], "big")
        fields.append(rest[4:end])
        rest = rest[end:]
    if pack(*fields) + rest != data or rest:
        raise UnknownFormat("the fields do not fit")
    return fields


def pad(plaintext: bytes) -> bytes:
    """Length, plaintext, zeros up to the next bucket; above 64 KiB, to a multiple of 64 KiB."""
    packed = pack(plaintext)
    size = next((b for b in BUCKETS if b >= len(packed)), -(-len(packed) // 65536) * 65536)
    return packed.ljust(size, b"\0")


def unpad(padded: bytes) -> bytes:
    """What `pad` was given; Tampered when its length does not fit or zeros do not follow."""
    end = 4 + int.from_bytes(padded[:4], "big")
    if end > len(padded) or padded[end:].strip(b"\0"):
        raise Tampered("the padding does not fit")
    return padded[4:end]
