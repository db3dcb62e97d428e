"""Documents that are brought, and read by what stands in for the second process where its findings matter."""

from uuid import UUID

import pytest

from safeconduct.acts.run import ask, run
from safeconduct.claims.brought import work
from safeconduct.claims.read import Draft, Kind, Mention, Read, Stance, Time

TEXT = (
    "Two men were taken on Monday, the Safe Road network said. "
    "Their lawyer Anna Primerova told us that she was not let in. "
    "“There are no such people here,” the press service answered. "
    "████, 16, was let go."
)


def found(text: str = TEXT) -> Read:
    """What the reader finds in it, by hand."""
    said = [
        ("Two men were taken on Monday, the Safe Road network said.", ["Safe Road network"], "asserts"),
        (
            "Their lawyer Anna Primerova told us that she was not let in.",
            ["unknown", "lawyer Anna Primerova"],
            "asserts",
        ),
        ("“There are no such people here,” the press service answered.", ["press service"], "denies_premise"),
        ("████, 16, was let go.", ["unknown"], "asserts"),
    ]
    drafts = []
    for words, speakers, stance in said:
        start = text.index(words)
        mentions = [Mention(Kind.BODY, "Safe Road network")] if "Safe Road" in words else []
        mentions += [Mention(Kind.PERSON, "Anna Primerova")] if "Anna" in words else []
        mentions += [Mention(Kind.PERSON, "████", masked=True)] if "████" in words else []
        times = (Time("on Monday", None, None, "undated"),) if "Monday" in words else ()
        drafts.append(
            Draft(
                words,
                start,
                start + len(words),
                tuple(speakers),
                "said",
                Stance(stance),
                tuple(mentions),
                times,
            )
        )
    return Read(text, tuple(drafts), "en")


class Desk:
    """Somebody who brings documents and decides about drafts."""

    def __init__(self, actor, kept, case: UUID | None = None) -> None:
        self.actor, self.case, self._kept = actor, case, kept

    def do(self, what: str, /, **given):
        with self._kept(execute=True):
            return run(self.actor, f"claims.{what}", {key: plain(value) for key, value in given.items()})

    def bring(self, text: str = TEXT, **given) -> UUID:
        case = {} if self.case is None else {"case": self.case}
        return self.do("bring_document", text=text, **{**case, **given}).id

    def read(self, text: str = TEXT, **given) -> UUID:
        """A document that was brought and read."""
        reading = self.bring(text, **given)
        assert self.view(reading, wait_s=60).state == "ready"
        assert self.do("read_document", reading=reading).state == "read"
        return reading

    def view(self, reading: UUID, **given):
        return ask(self.actor, "claims.reading", {"reading": str(reading), **given})


def plain(value):
    return str(value) if isinstance(value, UUID) else value


@pytest.fixture
def by_hand(monkeypatch):
    """The second process finds what a person found; the first is the real one."""

    def read(doing, wish):
        extracted = work.asking.text_of("", wish.data)
        return work.Outcome(extracted, found(extracted.text))

    monkeypatch.setattr(work, "_read", read)


@pytest.fixture(autouse=True)
def nothing_left():
    """Work is of the process: none of one test is met by the next."""
    yield
    for reading in list(work._works):
        work.stop(reading)


@pytest.fixture
def kept(django_capture_on_commit_callbacks):
    """What follows a commit happens, as it would outside of a test's own transaction."""
    return django_capture_on_commit_callbacks


@pytest.fixture
def oak(network, case, kept) -> Desk:
    """The documenter on the case."""
    return Desk(network.oak, kept, case)
