# ruff: noqa: N818, PLW1641 (a refusal is a word of its own; secrets are unhashable on purpose)
"""Keys that cannot be taken for one another, and the vocabulary of refusals."""

import hmac
import secrets
from dataclasses import dataclass
from typing import NoReturn, Self, SupportsIndex, TypeVar

from nacl.bindings import crypto_scalarmult_base, crypto_sign_seed_keypair


class VaultError(Exception):
    """Base of every refusal here. Texts never hold secrets or plaintext."""


# fmt: off
class UnknownFormat(VaultError): ...  # a version, algorithm or layout not known; nothing is guessed
class WrongKey(VaultError): ...  # the commitment or box does not fit: another key or context
class WrongContext(VaultError): ...  # what was made for one place is shown in another
class Tampered(VaultError): ...  # bytes, order, length or proof are not those that were made
class BadSignature(VaultError): ...  # absent, forged, or of another author
class BadShare(VaultError): ...  # a recovery share is mistyped or foreign, or there are too few
class WrongPassphrase(VaultError): ...  # passphrase or handle does not open this blob
class WeakParameters(VaultError): ...  # Argon2id below the floor, or so high that it only harms
class NonceReuse(VaultError): ...  # other bytes for a chunk once sealed: begin under a new prefix
# fmt: on


class Key:
    """32 bytes of one purpose: frozen, unprintable, unpicklable, compared in constant time."""

    __slots__ = ("_value",)
    _value: bytes

    def __init__(self, value: bytes) -> None:
        require(value, bytes)
        if len(value) != 32:
            raise ValueError(f"{type(self).__name__} takes 32 bytes")
        object.__setattr__(self, "_value", value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} …>"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and hmac.compare_digest(self._value, other._value)

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError(f"{type(self).__name__} is never pickled or copied")


class SecretBytes(Key):
    """A secret; `reveal` is the one way to its bytes. Unhashable."""

    __slots__ = ()

    @classmethod
    def generate(cls) -> Self:
        return cls(secrets.token_bytes(32))

    def reveal(self) -> bytes:
        return self._value

    def tagged(self) -> bytes:
        """Type and bytes, for wrapping; the class's name is part of the format."""
        return type(self).__name__.encode() + self._value

    @classmethod
    def untagged(cls, data: bytes) -> Self:
        if data[:-32] != cls.__name__.encode():
            raise UnknownFormat("another type of key is wrapped here")
        return cls(data[-32:])


K = TypeVar("K", bound=SecretBytes)


class PublicBytes(Key):
    """The public half of a pair; `data` are its bytes."""

    __slots__ = ()

    @property
    def data(self) -> bytes:
        return self._value

    def __hash__(self) -> int:
        return hash((type(self), self._value))


# fmt: off
class CompartmentSecret(SecretBytes): ...  # of one epoch; box, record and MAC keys derive from it
class RecordKey(SecretBytes): ...  # seals the rows of one compartment and epoch
class SingleKey(SecretBytes): ...  # of one thing that may have to be purged alone
class FileKey(SecretBytes): ...  # of one file
class MacKey(SecretBytes): ...  # authenticates the engine's rows
class Half(SecretBytes): ...  # one of two XOR halves of a key; tells nothing alone
class Stretched(SecretBytes): ...  # what Argon2id made of a passphrase
class BoxPrivate(SecretBytes): ...  # X25519
class BoxPublic(PublicBytes): ...  # X25519: anyone may seal to it
class SignPrivate(SecretBytes): ...  # Ed25519 seed
class SignPublic(PublicBytes): ...  # Ed25519: anyone may check with it
# fmt: on


@dataclass(frozen=True)
class BoxPair:
    public: BoxPublic
    private: BoxPrivate

    def __post_init__(self) -> None:
        require(self.public, BoxPublic)
        require(self.private, BoxPrivate)

    @classmethod
    def of(cls, private: BoxPrivate) -> Self:
        return cls(BoxPublic(crypto_scalarmult_base(private.reveal())), private)

    @classmethod
    def generate(cls) -> Self:
        return cls.of(BoxPrivate.generate())


@dataclass(frozen=True)
class SignPair:
    public: SignPublic
    private: SignPrivate

    def __post_init__(self) -> None:
        require(self.public, SignPublic)
        require(self.private, SignPrivate)

    @classmethod
    def of(cls, private: SignPrivate) -> Self:
        return cls(SignPublic(crypto_sign_seed_keypair(private.reveal())[0]), private)

    @classmethod
    def generate(cls) -> Self:
        return cls.of(SignPrivate.generate())


def require(value: object, *kinds: type) -> None:
    """TypeError unless `value` is exactly of one of `kinds`: a subclass is another key."""
    if type(value) not in kinds:
        wanted = " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"expected {wanted}, got {type(value).__name__}")
