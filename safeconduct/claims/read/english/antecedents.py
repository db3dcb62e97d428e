"""Whom a pronoun stands for in an English text, if that is certain enough to name them as a source."""

import re
from dataclasses import dataclass, field

from safeconduct.claims.read.drafts import UNKNOWN
from safeconduct.claims.read.english import naming, phrases
from safeconduct.claims.read.english.bearing import bearing

FRESH = 3  # sentences after which who spoke last is no longer meant without more
REMEMBERED = 6  # sources


@dataclass
class Teller:
    """What is known when a sentence is reached: who spoke last, and of whom the sentence before told."""

    chain: tuple[str, ...] = ()
    subject: str = ""
    fresh: int = 9  # sentences since somebody was named as a source
    denied: bool = False
    bodies: frozenset[str] = frozenset()
    inner: str = ""  # of whom the sentence before told within the same quotation
    others: tuple[str, ...] = ()  # everybody whom the sentence before names
    people: tuple[str, ...] = ()  # everybody whom the document names in full
    told: list[str] = field(default_factory=list)  # sources so far, the last one last

    def takes(self, name: str, pronoun: str) -> bool:
        """Whether a pronoun can stand for a name; "Steady Hand" is the network of that name."""
        return pronoun in {"it", "they"} if name in self.bodies else bearing(self._full(name)).takes(pronoun)

    def _full(self, name: str) -> str:
        """A surname with the given name that the document has for it, which tells more."""
        return next((one for one in self.people if " " not in name and one.split()[-1] == name), name)

    def _surely(self, name: str, pronoun: str) -> bool:
        """Whether the words of a name tell that the pronoun is theirs."""
        found = bearing(self._full(name))
        return {"she": found.she, "he": found.he, "it": found.body, "they": found.many}.get(pronoun, False)

    def heard(self, chain: tuple[str, ...]) -> None:
        """Remembers who was named as a source."""
        self.chain, self.fresh, self.subject = chain, 0, ""
        self.told = [*self.told, *(name for name in reversed(chain) if name != UNKNOWN)][-REMEMBERED:]

    def names(self, words: str) -> None:
        """Remembers whom a sentence names besides."""
        found = [one.of(words) for one in phrases.names(words)]
        self.others = tuple(naming.said_as(one) for one in found if one.casefold() not in naming.PRONOUNS)

    def meant(self, pronoun: str) -> str:
        """The name that a pronoun of the third person stands for; "" if it is uncertain.

        1. Of whom the sentence before told, unless only somebody else in it, or the last source, is surely
           a "she" for "she".
        2. Who spoke last. 3. The only one of the sentence before, then of the last sources, who surely fits.
        """
        sources = [one for one in self.chain if one != UNKNOWN and self.takes(one, pronoun)]
        sources = sources[:1] if self.fresh <= FRESH else []
        subject = naming.said_as(self.subject) if self.fresh else ""
        if subject and self.takes(subject, pronoun):
            others = [one for one in self.others if one not in self.subject]
            surer = [one for one in [*others, *sources] if self._surely(one, pronoun)]
            return surer[0] if surer and not self._surely(subject, pronoun) else subject
        if sources:
            return sources[0]
        near = "" if pronoun == "they" else self._only(self.others, pronoun)  # "two days", "their phones"
        return near or self._only(self.told, pronoun)

    def _only(self, names: list[str] | tuple[str, ...], pronoun: str) -> str:
        """The only name, or the last of several of one person, that surely fits."""
        fitting = [one for one in dict.fromkeys(reversed(names)) if self._surely(one, pronoun)]
        fitting = [one for one in fitting if self.takes(one, pronoun)]
        return fitting[0] if fitting and all(_same(fitting[0], one) for one in fitting) else ""


def _same(one: str, other: str) -> bool:
    """Whether two names share their last word: "His wife, Grace", "Grace"."""
    return one.rsplit(maxsplit=1)[-1] == other.rsplit(maxsplit=1)[-1]


def is_voice(name: str, voice: str) -> bool:
    """Whether "the network" is the "Open Door network" whose text this is."""
    mine = {word for word in re.findall(r"[\w’'-]+", name.casefold()) if word not in {"our", "the", "a"}}
    return bool(mine) and mine <= set(re.findall(r"[\w’'-]+", voice.casefold()))
