"""Every component of the design system on one page, with invented content in both languages.

Nothing here is real: no person, number, place or case. Opened by the tests alone, which look at it in
both languages, both themes, wide and narrow.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from msgspec import Meta

from safeconduct.kernel import clock
from safeconduct.web.forms import Form
from safeconduct.web.tags.parts import Column, Step

NOW = datetime(2026, 3, 11, 18, 52, 5, tzinfo=UTC)
ZONE = "Europe/Berlin"  # has an hour that comes twice, so that the hint about it shows


class Everything(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """One field for each widget."""

    code_name: Annotated[str, Meta(title="Code name", max_length=40, examples=["Heron"])]
    number: Annotated[
        str,
        Meta(
            title="Number",
            description="as shown on the display",
            max_length=40,
            examples=["+7 900 000-00-01"],
            extra={"widget": "tel"},
        ),
    ] = ""
    address: Annotated[str, Meta(title="E-mail", max_length=80, extra={"widget": "email"})] = ""
    heard: Annotated[
        list[Annotated[str, Meta(max_length=400)]],
        Meta(
            title="What you hear",
            description="one line for each thing",
            max_length=200,
            extra={"stamps": True},
        ),
    ] = []
    note: Annotated[str, Meta(title="Note", max_length=4000, extra={"widget": "text"})] = ""
    level: Annotated[
        Literal["critical", "urgent", "calm"],
        Meta(
            title="Level",
            extra={
                "choices": {
                    "critical": "Critical: happening now",
                    "urgent": "Urgent: within a day",
                    "calm": "Calm",
                }
            },
        ),
    ] = "calm"
    warrant: Annotated[bool | None, Meta(title="A paper was shown")] = None
    languages: Annotated[
        set[Literal["ru", "en", "ka"]],
        Meta(title="Languages", extra={"choices": {"ru": "Russian", "en": "English", "ka": "Georgian"}}),
    ] = set()
    region: Annotated[
        Literal["", "r1", "r2", "r3", "r4", "r5"],
        Meta(
            title="Region",
            extra={
                "choices": {
                    "": "not said",
                    "r1": "First region",
                    "r2": "Second region",
                    "r3": "Third region",
                    "r4": "Fourth region",
                    "r5": "Fifth region",
                }
            },
        ),
    ] = ""
    happened: (
        Annotated[datetime, Meta(title="When it happened", description="as it was said", tz=True)] | None
    ) = None
    born: Annotated[date | None, Meta(title="Day of birth")] = None
    people: Annotated[int, Meta(title="How many people", ge=1, le=500)] | None = None
    lawyer: Annotated[UUID | None, Meta(title="Lawyer", extra={"blank": "nobody yet"})] = None
    photo: Annotated[bytes, Meta(title="Photograph", max_length=1024 * 1024)] = b""
    agreed: Annotated[bool, Meta(title="The caller agreed that we call back")] = False
    passphrase: Annotated[str, Meta(title="Passphrase", max_length=200, extra={"widget": "secret"})] = ""
    one_time: Annotated[
        str, Meta(title="Code", description="six digits", max_length=12, extra={"widget": "code"})
    ] = ""
    case: Annotated[str, Meta(max_length=40, extra={"widget": "hidden"})] = ""


LAWYERS = [
    (UUID("6f6b4a5e-58a6-4d35-9a4e-1e6a3c6c0a01"), "Oak"),
    (UUID("6f6b4a5e-58a6-4d35-9a4e-1e6a3c6c0a02"), "Rowan"),
]


class Reason(msgspec.Struct, kw_only=True):
    reason: Annotated[str, Meta(title="Reason", max_length=400, extra={"widget": "text"})]


def w(english: str, russian: str) -> str:
    """The words in the language of the page."""
    return russian if get_language() == "ru" else english


def alarms() -> list[dict[str, object]]:
    return [
        {
            "code": "A-73",
            "url": "#a73",
            "open": True,
            "take_url": "/echo",
            "ticket": "t-1",
            "title": w("Being taken by force", "Увозят силой"),
            "flags": [
                (w("minor", "несовершеннолетний"), "strong"),
                (w("channel compromised", "канал раскрыт"), ""),
            ],
            "note": w("from the line, 19:40:10 · cases K-31, K-32", "с линии, 19:40:10 · дела К-31, К-32"),
            "steps": [
                Step(w("19:40 received", "19:40 поступил"), "done"),
                Step(w("19:41 critical", "19:41 критический"), "done"),
                Step(w("19:42 offered", "19:42 предложен"), "done"),
                Step(w("lawyer 2, 0:38 left", "адвокат 2, ещё 0:38"), "nobody"),
                Step(w("on the way", "в пути")),
                Step(w("on the scene", "на месте")),
            ],
        },
        {
            "code": "A-72",
            "url": "#a72",
            "open": False,
            "title": w("Missed check-in", "Пропущен выход на связь"),
            "flags": [],
            "note": w(
                "leg 3 of a journey · silent for 41 min · Cedar has it since 19:18",
                "перегон 3 · молчание 41 мин · у Кедра с 19:18",
            ),
            "steps": [
                Step(w("19:00 due", "19:00 срок"), "done"),
                Step(w("19:15 reminder", "19:15 напоминание"), "done"),
                Step(w("19:18 taken", "19:18 принят"), "done"),
                Step(w("trusted contact asked", "спросили доверенное лицо"), "now"),
                Step(w("coordinator at 20:00", "координатор в 20:00")),
                Step(w("next leg frozen", "следующий перегон остановлен")),
            ],
        },
    ]


def burning() -> list[dict[str, object]]:
    return [
        {
            "id": "73",
            "code": "A-73",
            "url": "#a73",
            "take_url": "/echo",
            "ticket": "t-2",
            "since": NOW - timedelta(minutes=1, seconds=42),
            "title": w(
                "being taken by force · two people known to us, one a minor · lawyer 2 of 4 is being called",
                "увозят силой · двое известны нам, один несовершеннолетний · вызывается адвокат 2 из 4",
            ),
        },
    ]


def clock_rows() -> list[list[object]]:
    def state(name: str, text: str) -> SafeString:
        return format_html('<span class="is-{}">{}</span>', name, text)

    def owed(what: str, how: str) -> SafeString:
        return format_html('{}<br><span class="soft small">{}</span>', what, how)

    link = mark_safe('<a class="code" href="#k">K-11</a>')
    return [
        [
            link,
            owed(
                w("parents told of the detention", "сообщить родителям о задержании"),
                w("immediately · unreviewed pack", "незамедлительно · непроверенный пакет"),
            ),
            w("police dept. 4", "отдел полиции № 4"),
            w("lawyer's log 09:10", "записи адвоката, 09:10"),
            state("over", w("may be over by 12:32", "возможно, просрочено на 12:32")),
        ],
        [
            "K-09",
            owed(
                w("judge, or release", "суд или освобождение"),
                w("48 h from actual detention", "48 ч с фактического задержания"),
            ),
            w("district court", "районный суд"),
            w("two sources, 06:00–07:30", "два источника, 06:00–07:30"),
            state("soon", "2:58 – 4:28"),
        ],
        [
            "K-03",
            owed(w("answer to a complaint", "ответ на жалобу"), w("10 days", "10 суток")),
            w("prosecutor", "прокурор"),
            w("registration stamp", "штамп регистрации"),
            "19:40",
        ],
        [
            "K-02",
            owed(w("place of detention named", "назвать место содержания"), w("12 h", "12 ч")),
            w("investigator", "следователь"),
            w("nobody knows since when", "неизвестно, с какого времени"),
            state("unknown", w("not known", "неизвестно")),
        ],
    ]


def everything(request: HttpRequest) -> HttpResponse:
    """The gallery; what is posted to it is read by the form and shown again with its faults."""
    with clock.held(NOW):
        form = Form(
            Everything,
            values={"happened": NOW - timedelta(hours=2), "level": "urgent", "case": "c-1"},
            options={"lawyer": LAWYERS},
            zone=ZONE,
            ticket="t-3",
        )
        if request.method == "POST":
            form.parse(request.POST, request.FILES)
        columns = [
            Column(w("Person", "Лицо")),
            Column(w("What is owed", "Что должно быть сделано")),
            Column(w("By", "Кем")),
            Column(w("Reckoned from", "Считая от")),
            Column(w("Left", "Осталось"), "amount"),
        ]
        given = {
            "form": form,
            "alarms": alarms(),
            "columns": columns,
            "rows": clock_rows(),
            "ago": NOW - timedelta(minutes=12),
            "long_ago": NOW - timedelta(days=3, hours=4),
            "born": date(2009, 5, 2),
            "span": timedelta(hours=14, minutes=20),
            "left": timedelta(minutes=4),
            "pairs": [
                (w("Case lead", "Ведущий дело"), w("lawyer Oak", "адвокат Дуб")),
                (w("Risk", "Риск"), w("high, until 14 March", "высокий, до 14 марта")),
            ],
            "conditions": [
                (
                    w(
                        "Consent “public, without name” from K-31 holds",
                        "Согласие «публично, без имени» от К-31 в силе",
                    ),
                    "yes",
                ),
                (
                    w(
                        "The text names the safe city and our part in it",
                        "Текст называет безопасный город и нашу роль",
                    ),
                    "no",
                ),
                (w("Second signature: coordinator", "Вторая подпись: координатор"), "waits"),
            ],
            "pages": [
                (w("Brief", "Сводка"), "#1", True),
                (w("Timeline", "Хронология"), "#2", False),
                (w("Rooms", "Комнаты"), "#3", False),
            ],
        }
        return render(request, "gallery.html", {**given, "w": w})
