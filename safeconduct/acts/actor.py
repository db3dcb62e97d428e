"""Who acts: a keyring and a set of roles; all that anything here knows of a member."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from safeconduct.kernel.errors import SIGN_IN, Refusal
from safeconduct.keys.keyring import Keyring


@dataclass(frozen=True)
class Actor:
    """Somebody who acts through one of the faces.

    `keyring` is None for somebody who has not signed in. `language` and `zone` (IANA name) are the
    member's own. `confirmed_at` (aware) is when the second factor was last given. `via` names the
    face: page, api, command, story.
    """

    keyring: Keyring | None
    roles: frozenset[str] = frozenset()
    language: str = "en"
    zone: str = "UTC"
    confirmed_at: datetime | None = None
    via: str = "page"

    @property
    def anonymous(self) -> bool:
        """Whether nobody has signed in."""
        return self.keyring is None

    @property
    def keys(self) -> Keyring:
        """The keyring; raises Refusal SIGN_IN for somebody who has none."""
        if self.keyring is None:
            raise Refusal(SIGN_IN)
        return self.keyring

    @property
    def member(self) -> UUID:
        """The member's handle; raises Refusal SIGN_IN for somebody who has none."""
        return self.keys.member


NOBODY = Actor(keyring=None)
