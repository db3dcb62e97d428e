"""From what was chosen for the gaps of a template to the text in each language, with what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from safeconduct.claims import clearing
from safeconduct.claims.rules.weight import REPLACED, RETRACTED
from safeconduct.claims.weighing import Weighed, weighed
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.keyring import Keyring
from safeconduct.places import regions
from safeconduct.places.zones import zones
from safeconduct.voice.documents import PartDocument, TextDocument
from safeconduct.voice.rules import harm, templates
from safeconduct.voice.rules.cutting import Part
from safeconduct.voice.rules.templates import Both, Moment, People, Template, Text, Value
from safeconduct.voice.rules.wording import LANGUAGES
from safeconduct.voice.templates_pack import pack

CLEARED = ("fact", "no_longer")
FIELDS = {"who": "count"}  # a gap that a form asks for by another name
BLANK = "[…]"  # where the text that is shown has a gap yet
REGIONS = {code: one.name.en for code, one in regions.regions().items()}

Told = Mapping[str, tuple[str, str]]  # language → who says it, and what


@dataclass(frozen=True)
class Gaps:
    """A template, what goes into it, and the claim under it. `unknown` are gaps whose claim is not cleared.

    Instants are told in the zone of the region, or in UTC: the writer's own zone would say where they sit.
    """

    template: Template
    values: Mapping[str, Value]
    told: Mapping[str, Told]
    claim: Weighed | None
    unknown: tuple[str, ...]

    @classmethod
    def of(cls, keyring: Keyring, given: Any) -> "Gaps":
        """What was given for the template `given.template` of `given.case`."""
        template = pack().templates[given.template]
        claims = known(keyring, given.case)
        told = cleared(keyring, given.case)
        chosen = {gap: getattr(given, gap) for gap in CLEARED if gap in template.gaps and getattr(given, gap)}
        spoken = {gap: told[claim] for gap, claim in chosen.items() if claim in told}
        return cls(
            template,
            {gap: one for gap, one in _plain(given).items() if gap in template.gaps} | _both(spoken, given),
            spoken,
            claims.get(given.fact),
            tuple(sorted(chosen.keys() - spoken.keys())),
        )

    def missing(self) -> list[str]:
        """The gaps that must be filled and are not."""
        return [gap for gap in templates.missing(self.template, self.values) if gap not in self.unknown]

    def languages(self) -> list[str]:
        """The languages in which everything chosen is cleared."""
        return [one for one in LANGUAGES if all(one in told for told in self.told.values())]

    def texts(self) -> list[TextDocument]:
        """The text in each of these languages. Raises KeyError for a gap that is not filled."""
        return [self._text(one, self.filled(one)) for one in self.languages()]

    def filled(self, language: str, blank: str = "") -> Text:
        """The template in one language; `blank` stands in gaps that are empty."""
        return templates.fill(
            self.template,
            self.values,
            language,
            pack().words,
            lambda code: regions.name(code, language),
            blank,
        )

    def _text(self, language: str, text: Text) -> TextDocument:
        first, *others = text.parts
        marked = Part(f"{text.mark} {first.text}", f"{text.mark} {first.attribution}")
        return TextDocument(language=language, title=text.title, parts=[*map(self._part, (marked, *others))])

    def _part(self, part: Part) -> PartDocument:
        """What somebody reports rests on the claim; the rest is ours, and rests on none."""
        said = PartDocument(
            attribution=part.attribution, text=part.text.removeprefix(part.attribution).strip()
        )
        claim = self.claim
        if claim is None or not part.attribution:
            return said
        return replace(said, claims=[claim.id], unconfirmed=not confirmed(claim), custody=not claim.free)


def cleared(keyring: Keyring, case: UUID) -> dict[UUID, Told]:
    """The claims of a case whose words are cleared and that still stand, each with its words by language;
    none for who does not read claims."""
    claims = known(keyring, case)
    if not claims:
        return {}
    return {
        claim: clearing.told(one.document)
        for claim, one in clearing.cleared(keyring, case).items()
        if claim in claims and claims[claim].standing not in {REPLACED, RETRACTED}
    }


def confirmed(claim: Weighed) -> bool:
    """Whether a text need not say that this is not confirmed."""
    return harm.corroborated(claim.grade.information, claim.independent)


def known(keyring: Keyring, case: UUID) -> dict[UUID, Weighed]:
    """The claims of a case; none for who does not read them."""
    try:
        return {one.id: one for one in weighed(keyring, case)}
    except Refusal:
        return {}


def _plain(given: Any) -> dict[str, Value]:
    """Everything but the cleared words, by gap."""
    found: dict[str, Value] = {
        gap: value
        for gap in (*pack().words, "region", "number", "hours")
        if (value := getattr(given, gap, None)) not in (None, "", [])
    }
    if given.count is not None:
        found["who"] = People(given.count, given.minors or 0)
    if given.when is not None:
        found["when"] = Moment(given.when, next(iter(zones(given.region)), "UTC"))
    return found


def _both(spoken: Mapping[str, Told], given: Any) -> dict[str, Value]:
    return {
        gap: Both(**{one: _words(told.get(one), _source(given, one)) for one in LANGUAGES})
        for gap, told in spoken.items()
    }


def _source(given: Any, language: str) -> str:
    listed = pack().words["source"].get(given.source)
    return listed.in_(language) if listed else ""


def _words(told: tuple[str, str] | None, source: str) -> str:
    """The words with who says them, unless that is who told us and stands before them already."""
    if told is None:
        return ""
    by, sentence = told
    return sentence if by.casefold() == source.casefold() else f"{by.rstrip(' ,:')}: {sentence}"
