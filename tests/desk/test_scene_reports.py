"""What is seen at the scene becomes claims of the case, word for word; a photograph keeps its original and
shows a copy without place, camera or owner."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import OperationalError
from PIL import ExifTags, Image

from safeconduct.cases import briefs
from safeconduct.cases.models import TimelineEntry
from safeconduct.claims.models import Claim, Source
from safeconduct.desk import pictures, reporting
from safeconduct.desk.models import Scene
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import files, keyfile, rows
from safeconduct.keys.compartments import room_id
from safeconduct.keys.models import Chunk, SealedFile
from tests.desk.evening import Evening

MARK = b"camera of somebody"


def photograph(size: tuple[int, int] = (400, 300), kind: str = "JPEG", turned: int = 1) -> bytes:
    """A picture with a place and a camera in it, red on its left half."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MARK.decode()
    exif[ExifTags.Base.Orientation] = turned
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (53.0, 12.0, 0.0)
    written = BytesIO()
    picture.save(written, kind, exif=exif)
    return written.getvalue()


def there(evening: Evening, *, known: bool = True):
    """Hazel is on the scene; the alarm, and the case if one is known."""
    made = evening.scream(place="Penza")
    case = evening.act("cedar", "desk.open_case_for", incident=made.incident).case if known else None
    evening.until(minutes=2)
    alarm = evening.alarm("hazel", "dispatch").id
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    evening.until(minutes=10)
    evening.act("hazel", "desk.report_time", alarm=alarm, what="on_scene")
    evening.until(minutes=10)
    return alarm, case, made.incident


def read(evening: Evening, case, kind: str, table, name: str = "fir") -> list:
    room = room_id(briefs.brief(evening.cast["ash"], case).root, kind)
    found = table.objects.filter(compartment=room).order_by("leaf")
    return rows.read_all(evening.cast[name], found)


def test_each_line_is_a_claim_of_the_lawyer_word_for_word_with_its_time(evening: Evening):
    alarm, case, _incident = there(evening)
    made = evening.act(
        "hazel", "desk.report_scene", alarm=alarm, lines=["22:00 the door is broken", "no lights"]
    )
    assert (made.filed, made.claims) == (case, 2)
    (source,) = list(read(evening, case, "claims", Source))
    assert (source.document.kind, source.author) == ("observation", evening.member("hazel"))
    timed, untimed = [one.document for one in read(evening, case, "claims", Claim)]
    assert (timed.text, timed.time.said) == ("the door is broken", "22:00")
    assert timed.time.latest - timed.time.earliest == timedelta(seconds=59)
    assert (untimed.text, untimed.time.latest) == ("no lights", evening.now)
    assert untimed.time.latest - untimed.time.earliest == timedelta(minutes=10)
    (entry,) = list(read(evening, case, "timeline", TimelineEntry))
    assert "no lights" in entry.document.text


def test_each_voice_is_a_source_of_its_own_and_its_words_get_no_time_that_nobody_said(evening: Evening):
    alarm, case, _incident = there(evening)
    told = [
        "neighbour below: two men in black",
        "neighbour below: a grey car",
        "a child: papa left",
        "shouts",
    ]
    evening.act("hazel", "desk.report_scene", alarm=alarm, told=told)
    claims = [one.document for one in read(evening, case, "claims", Claim)]
    assert [(one.speaker, one.text) for one in claims] == [
        ("neighbour below", "two men in black"),
        ("neighbour below", "a grey car"),
        ("a child", "papa left"),
        ("somebody at the scene", "shouts"),
    ]
    assert claims[0].source == claims[1].source
    assert len({one.source for one in claims}) == 3
    assert {one.time for one in claims} == {None}


def test_the_lawyer_rereads_it_before_the_case_is_open_to_them(evening: Evening):
    alarm, case, _incident = there(evening)
    evening.act("hazel", "desk.report_scene", alarm=alarm, lines=["no lights"])
    assert evening.refused_query("hazel", "cases.case", case=case) == "not_found"
    assert read(evening, case, "claims", Claim, "hazel") == []
    (mine,) = evening.ask("hazel", "desk.my_reports", alarm=alarm)
    assert (mine.lines, mine.filed) == (["no lights"], case)
    evening.present("fir")
    assert [one.document.text for one in read(evening, case, "claims", Claim, "hazel")] == ["no lights"]


def test_what_is_reported_while_nobody_is_known_waits_and_goes_into_the_case_by_itself(evening: Evening):
    alarm, _none, incident = there(evening, known=False)
    evening.act("hazel", "desk.report_scene", alarm=alarm, lines=["no lights"], told=["a child: papa left"])
    evening.act("hazel", "desk.add_photo", alarm=alarm, photo=photograph(), shows="the lock")
    assert not Claim.objects.exists()
    assert {one.filed for one in evening.ask("hazel", "desk.my_reports")} == {None}
    evening.present("hazel")
    assert not Claim.objects.exists()

    case = evening.act("cedar", "desk.open_case_for", incident=incident).case
    evening.present("hazel")
    texts = [one.document.text for one in read(evening, case, "claims", Claim)]
    assert texts == ["no lights", "papa left", "the lock"]
    assert {one.filed for one in evening.ask("hazel", "desk.my_reports")} == {case}
    assert SealedFile.objects.filter(compartment=evening.member("hazel")).count() == 0
    evening.present("hazel")
    assert Claim.objects.count() == 3


def test_a_photograph_is_not_lost_when_its_filing_is_undone(evening: Evening, monkeypatch):
    """The key file is no part of the transaction: what it purged does not come back."""
    alarm, _none, incident = there(evening, known=False)
    original = photograph()
    evening.act("hazel", "desk.add_photo", alarm=alarm, photo=original, shows="the lock")
    (own,) = SealedFile.objects.filter(compartment=evening.member("hazel"))
    evening.act("cedar", "desk.open_case_for", incident=incident)

    def full(*_given: object) -> None:
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(reporting, "_file", full)
        evening.present("hazel")
    assert {one.filed for one in evening.ask("hazel", "desk.my_reports")} == {None}
    assert b"".join(files.content(evening.cast["hazel"], own.id)) == original
    evening.present("hazel")
    assert not SealedFile.objects.filter(compartment=evening.member("hazel")).exists()
    assert own.id not in {one.thing for one in keyfile.kept()}


def test_the_original_of_a_photograph_is_sealed_with_a_clean_copy_beside_it(evening: Evening):
    alarm, case, _incident = there(evening)
    original = photograph()
    evening.act("hazel", "desk.add_photo", alarm=alarm, photo=original, shows="the lock, broken")
    evening.present("ash")
    lead = evening.cast["ash"]
    room = room_id(briefs.brief(lead, case).root, "evidence")
    kept = {
        one.id: files.describe(lead, one.id).document for one in SealedFile.objects.filter(compartment=room)
    }
    (first,) = [one for one, document in kept.items() if document.derived_from is None]
    (copy,) = [one for one, document in kept.items() if document.derived_from == first]
    assert b"".join(files.content(lead, first)) == original
    clean = b"".join(files.content(lead, copy))
    assert MARK not in clean
    with Image.open(BytesIO(clean)) as shown:
        assert not shown.getexif()
        assert "comment" not in shown.info
    (source,) = [one.document for one in read(evening, case, "claims", Source)]
    assert source.file == first
    sealed = b"".join(bytes(one.sealed) for one in Chunk.objects.all())
    assert MARK not in sealed


def test_nobody_but_the_one_who_goes_reports(evening: Evening):
    alarm, _case, _incident = there(evening)
    assert evening.refused("juniper", "desk.report_scene", alarm=alarm, lines=["x"]) == "not_found"
    for name in ("cedar", "fir", "larch", "maple", "oak"):
        assert evening.refused(name, "desk.report_scene", alarm=alarm, lines=["x"]) == "forbidden"
    assert evening.refused("hazel", "desk.report_scene", alarm=alarm, lines=["  "]) == "invalid"
    assert not Scene.objects.exists()


def test_nobody_saw_it_before_they_went_or_in_the_future(evening: Evening):
    alarm, _case, _incident = there(evening)
    for when in (
        {"since": evening.now - timedelta(hours=3)},
        {"until": evening.now + timedelta(minutes=1)},
        {"since": evening.now, "until": evening.now - timedelta(minutes=1)},
    ):
        assert evening.refused("hazel", "desk.report_scene", alarm=alarm, lines=["x"], **when) == "invalid"


# -- pictures -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "media"), [("JPEG", "jpeg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_is_known_by_what_it_is(kind, media):
    picture = pictures.look_at(photograph(kind=kind))
    assert picture.media_type == f"image/{media}"
    assert picture.clean.startswith(b"\xff\xd8")


def test_a_copy_is_turned_upright_and_no_larger_than_a_screen_needs():
    clean = pictures.look_at(photograph(size=(4000, 2000), turned=6)).clean  # turned to the right
    with Image.open(BytesIO(clean)) as shown:
        assert shown.size == (1280, 2560)
        assert shown.getpixel((600, 100))[0] > 200  # what was left is above


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"\xff\xd8\xff\xe0 JFIF and nothing more",
        photograph()[:2000],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,",
    ],
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(Refusal) as refused:
        pictures.look_at(data)
    assert refused.value.code == "not_a_picture"


@pytest.mark.parametrize("size", [(9000, 8000), (20_000, 20_000)])
def test_a_picture_that_would_unfold_to_gigabytes_is_refused_before_it_does(size):
    written = BytesIO()
    Image.new("1", size).save(written, "PNG")
    with pytest.raises(Refusal) as refused:
        pictures.look_at(written.getvalue())
    assert refused.value.code == "picture_too_large"


def test_what_is_see_through_becomes_white_not_black():
    written = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(written, "PNG")
    with Image.open(BytesIO(pictures.look_at(written.getvalue()).clean)) as shown:
        assert min(shown.getpixel((4, 4))) > 250
