"""What was typed into a form is read back into the type of an action, and every fault is named."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from msgspec import Meta

from safeconduct.kernel.errors import INVALID, STALE, Refusal
from safeconduct.web.forms import Form
from tests.web.asked import Level, Number, Signal, codes, posted

OAK = UUID("6f6b4a5e-58a6-4d35-9a4e-1e6a3c6c0a01")
ROWAN = UUID("6f6b4a5e-58a6-4d35-9a4e-1e6a3c6c0a02")
LAWYERS = {"lawyer": [(OAK, "Oak")], "cases": [(OAK, "K-1"), (ROWAN, "K-2")]}


def read(**fields: str | list[str]) -> Signal:
    form = Form(Signal, options=LAWYERS, zone="Europe/Moscow")
    given = form.parse(posted(**fields))
    assert given is not None, form.errors
    return given


def refused(**fields: str | list[str]) -> list[tuple[str, str]]:
    form = Form(Signal, options=LAWYERS, zone="Europe/Berlin")
    assert form.parse(posted(**fields)) is None
    return codes(form)


def test_a_scream_can_be_logged_with_nothing_filled_in() -> None:
    assert read() == Signal()


def test_every_kind_of_answer_is_read() -> None:
    given = read(
        number=" +7 900 000-00-01 ",
        note="first\r\nsecond",
        lines="one\n\ntwo",
        level="critical",
        minor="yes",
        places=["flat", "street"],
        at__date="2026-03-11",
        at__time="21:40",
        born="02.05.2009",
        people="1 2",
        sum="1 000,50",
        share="0,5",
        agreed="on",
        passphrase="  as typed ",
        code="424 242",
        address="oak@example.org",
        lawyer=str(OAK),
        cases=[str(OAK), str(ROWAN)],
        case=str(ROWAN),
    )
    assert given == Signal(
        number="+7 900 000-00-01",
        note="first\nsecond",
        lines=["one", "two"],
        level=Level.CRITICAL,
        minor=True,
        places={"flat", "street"},
        at=datetime(2026, 3, 11, 18, 40, tzinfo=UTC),
        born=date(2009, 5, 2),
        people=12,
        sum=Decimal("1000.50"),
        share=0.5,
        agreed=True,
        passphrase="  as typed ",
        code="424242",
        address="oak@example.org",
        lawyer=OAK,
        cases=[OAK, ROWAN],
        case=ROWAN,
    )


def test_a_small_file_is_taken_into_memory() -> None:
    given = Form(Signal).parse(posted(), {"photo": SimpleUploadedFile("a.jpg", b"picture")})
    assert given is not None
    assert given.photo == b"picture"


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    form = Form(Signal)
    assert form.parse(posted(), {"photo": SimpleUploadedFile("a.jpg", b"x" * 17)}) is None
    assert codes(form) == [("f-photo", "file_too_large")]


def test_what_others_have_sealed_already_is_taken_as_its_handle() -> None:
    class Sent(msgspec.Struct):
        letter: Annotated[UUID, Meta(extra={"widget": "file"})]

    assert Form(Sent).parse(posted(), {"letter": OAK}) == Sent(letter=OAK)


def test_every_fault_is_found_at_once_in_the_order_of_the_form() -> None:
    assert refused(
        people="seven",
        note="a" * 201,
        lines="a\nb\nc\nd",
        born="30.02.2020",
        address="oak",
        level="mild",
        share="1",
        sum="much",
        lawyer=str(ROWAN),
        at__date="2026-03-11",
    ) == [
        ("f-note", "too_long"),
        ("f-lines", "too_many"),
        ("f-level-0", "not_one_of"),
        ("f-at-0", "time_missing"),
        ("f-born", "bad_date"),
        ("f-people", "not_a_number"),
        ("f-sum", "not_a_number"),
        ("f-share", "not_below"),
        ("f-address", "bad_email"),
        ("f-lawyer-0", "not_one_of"),
    ]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0", "too_low"),
        ("501", "too_high"),
        ("1.5", "not_whole"),
        ("9" * 5000, "not_a_number"),
        ("nan", "not_a_number"),
        ("1e3", "not_a_number"),
        ("٣", "not_a_number"),
    ],
)
def test_a_number_that_cannot_be_is_refused(typed: str, code: str) -> None:
    assert refused(people=typed) == [("f-people", code)]


def test_a_line_that_is_too_long_is_named() -> None:
    form = Form(Signal)
    form.parse(posted(lines="short\n" + "a" * 21))
    assert form.errors[0].sentence == (
        "Line 2 cannot be used: Too long: 21 characters, at most 20 are kept. Shorten it."
    )


def test_a_time_that_the_clocks_jumped_over_is_refused_with_the_time_that_was() -> None:
    form = Form(Signal, zone="Europe/Berlin")
    assert form.parse(posted(at__date="2026-03-29", at__time="02:30")) is None
    assert form.errors[0].sentence.startswith("02:30 did not exist on that day in Europe/Berlin")
    assert "03:30" in form.errors[0].sentence


def test_a_moment_is_shown_in_the_zone_of_the_reader() -> None:
    form = Form(Signal, values={"at": datetime(2026, 3, 11, 18, 40, tzinfo=UTC)}, zone="Asia/Tbilisi")
    assert form["at"].values == ["2026-03-11", "22:40"]


def test_what_is_needed_is_only_what_has_no_default() -> None:
    class Needed(msgspec.Struct, kw_only=True):
        number: Number
        note: Annotated[str, Meta(max_length=10)] = ""

    form = Form(Needed)
    assert form.parse(posted(number="  ", note="")) is None
    assert codes(form) == [("f-number", "missing")]


def test_an_answer_taken_out_again_is_nothing_and_not_the_first_value() -> None:
    class Changed(msgspec.Struct, kw_only=True):
        people: int | None = 3
        lines: Annotated[list[str], Meta(max_length=9)] = msgspec.field(default_factory=lambda: ["one"])

    given = Form(Changed).parse(posted(people="", lines=""))
    assert given == Changed(people=None, lines=[])


def test_what_only_the_type_can_refuse_is_told_in_our_own_words() -> None:
    class Interval(msgspec.Struct, kw_only=True):
        first: int
        last: int

        def __post_init__(self) -> None:
            if self.last < self.first:
                raise ValueError("last < first")

    form = Form(Interval)
    assert form.parse(posted(first="2", last="1")) is None
    assert [fault.sentence for fault in form.errors] == [
        "These answers do not fit together. Look at them again; nothing is lost."
    ]


def test_a_pattern_is_explained_by_its_example() -> None:
    class Coded(msgspec.Struct, kw_only=True):
        code: Annotated[str, Meta(pattern="^K-[0-9]+$", max_length=9, examples=["K-31"])]

    form = Form(Coded)
    assert form.parse(posted(code="31")) is None
    assert form.errors[0].sentence == "This is not written in the expected form, for example: K-31"


def test_a_field_renamed_in_json_keeps_its_name_in_the_form() -> None:
    class Renamed(msgspec.Struct, rename="camel"):
        code_name: str

    assert Form(Renamed).parse(posted(code_name="Heron")) == Renamed(code_name="Heron")


def test_a_refusal_of_the_action_stands_at_its_fields() -> None:
    form = Form(Signal)
    form.refuse(Refusal(INVALID, fields={"people": "too_high"}, values={"people": {"limit": 7}}))
    assert codes(form) == [("f-people", "too_high")]
    assert form["people"].faults[0].sentence == "Give a number that is not above 7."


def test_a_refusal_of_the_whole_stands_above_the_form() -> None:
    form = Form(Signal)
    form.add_error("too_low", "people", limit=1)
    form.refuse(Refusal(STALE))
    assert codes(form) == [("", "stale"), ("f-people", "too_low")]


def test_an_unknown_option_is_refused_as_one_that_does_not_exist() -> None:
    assert refused(lawyer=str(ROWAN)) == [("f-lawyer-0", "not_one_of")]
    assert refused(lawyer="not a handle") == [("f-lawyer-0", "not_one_of")]


def test_a_choice_offers_to_say_that_nobody_knows() -> None:
    form = Form(Signal, values={"minor": True})
    labels = [option["label"] for option in form["minor"].options]
    assert labels == ["Yes", "No", "not known"]
    assert form.parse(posted(minor="")) == Signal()


def test_labels_give_the_order_of_answers() -> None:
    from tests.web.gallery import Everything

    assert [option["value"] for option in Form(Everything)["level"].options] == ["critical", "urgent", "calm"]


def test_an_example_is_given_where_something_is_typed_and_not_where_it_is_chosen() -> None:
    class Exemplified(msgspec.Struct, kw_only=True):
        code: Annotated[str, Meta(max_length=9, examples=["K-31"])] = ""
        level: Annotated[Level, Meta(examples=["calm"])] = Level.CALM

    form = Form(Exemplified)
    assert (form["code"].example, form["level"].example) == ("K-31", "")


class Inner(msgspec.Struct):
    number: int


class Nested(msgspec.Struct):
    inner: Inner


class Mixed(msgspec.Struct):
    either: int | str


class Misasked(msgspec.Struct):
    note: Annotated[list[str], Meta(extra={"widget": "text"})]


class Unknown(msgspec.Struct):
    note: Annotated[str, Meta(extra={"widget": "dial"})]


@pytest.mark.parametrize("kind", [Nested, Mixed, Misasked, Unknown])
def test_a_type_that_no_widget_can_ask_for_fails_when_the_form_is_made(kind: type[msgspec.Struct]) -> None:
    with pytest.raises(TypeError):
        Form(kind)
