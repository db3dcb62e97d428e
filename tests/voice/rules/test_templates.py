"""An emergency text says the same in both languages, says who says it, and has no room for anything free."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.places import regions
from safeconduct.voice.rules.cutting import posts
from safeconduct.voice.rules.limits import LIMITS, SMS_PARTS, sms_parts
from safeconduct.voice.rules.templates import (
    Both,
    Moment,
    People,
    Template,
    fill,
    instant,
    missing,
    people,
    plural,
)
from safeconduct.voice.templates_pack import pack

AT = Moment(datetime(2026, 3, 11, 18, 40, tzinfo=UTC), "Europe/Moscow")
FACT = Both(en="the door was broken.", ru="дверь выбита.")
FILLED = {
    "alert": {
        "who": People(2, 1),
        "when": AT,
        "region": "RU-PNZ",
        "actor": "police",
        "source": "lawyer",
        "fact": FACT,
        "whereabouts": "denied",
        "access": "not_yet",
        "authority": "police",
        "answer": "denies",
        "addressee": "prosecutor",
        "asks": ["place", "lawyer"],
    },
    "update": {
        "number": 2,
        "when": AT,
        "source": "witness",
        "fact": FACT,
        "unchanged": ["place"],
        "hours": 14,
        "asks": ["release"],
    },
    "correction": {"when": AT, "wrote": FACT, "correct": FACT, "reason": "duress", "rest": "stands"},
}


def text(name, language, values=None):
    return fill(
        pack().templates[name],
        values or FILLED[name],
        language,
        pack().words,
        lambda code: regions.name(code, language),
    )


@pytest.mark.parametrize("name", sorted(FILLED))
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_text_of_the_pack_can_be_filled_and_its_core_fits_every_service(name, language):
    filled = text(name, language)
    whole = " ".join(part.text for part in filled.parts)
    assert "{" not in whole + filled.mark
    assert filled.core_fits, whole
    assert not missing(pack().templates[name], FILLED[name])
    for limit in LIMITS.values():
        if limit.measure is not sms_parts:
            assert all(limit.holds(post) for post in posts(filled.parts, limit, filled.mark))
    assert sms_parts(whole) <= SMS_PARTS + 6


@pytest.mark.parametrize("gap", ["actor", "asks", "access", "reason"])
def test_no_word_outside_of_the_closed_list_goes_into_a_gap(gap):
    name = "correction" if gap == "reason" else "alert"
    free = ["in Penza"] if gap == "asks" else "in Penza"
    with pytest.raises(KeyError):
        text(name, "en", {**FILLED[name], gap: free})


@pytest.mark.parametrize("name", sorted(FILLED))
def test_what_is_missing_is_named_and_what_may_be_left_out_is_not(name):
    assert missing(pack().templates[name], {}) == [
        gap for gap, kind in pack().templates[name].gaps.items() if not kind.endswith("?")
    ]


def test_a_part_whose_gap_may_stay_empty_is_left_out():
    assert len(text("update", "en", {**FILLED["update"], "no_longer": FACT}).parts) == 5
    assert len(text("update", "en").parts) == 4


def test_a_template_with_a_gap_of_no_kind_is_refused():
    good = {
        "mark": {"en": "A", "ru": "А"},
        "title": {"en": "A", "ru": "А"},
        "gaps": {"who": "people"},
        "parts": [{"en": "{who}", "ru": "{who}"}],
    }
    both = {"en": "{more}", "ru": "{more}"}
    everywhere = [
        {"mark": both},
        {"title": both},
        {"parts": [{"en": "{who}", "ru": "{who}", "attribution": both}]},
    ]
    msgspec.convert(good, Template)
    for bad in (
        {"gaps": {}},
        {"gaps": {"who": "anything"}},
        {"gaps": {"who": "people", "more": "number"}},
        *everywhere,
    ):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({**good, **bad}, Template)
    for part in everywhere:
        filled = {"gaps": {"who": "people", "more": "number?"}, "parts": good["parts"], **part}
        msgspec.convert({**good, **filled}, Template)
    for language in ("en", "ru"):
        alone = {"en": "{who}", "ru": "{who}", language: "{who} {more}"}
        for place in ({"mark": alone}, {"title": alone}, {"parts": [alone]}):
            with pytest.raises(msgspec.ValidationError):
                msgspec.convert({**good, **place}, Template)


@pytest.mark.parametrize(
    ("who", "en", "ru"),
    [
        (People(1), "one person", "один человек"),
        (People(2), "two people", "двое"),
        (People(3), "three people", "трое"),
        (People(4), "four people", "четверо"),
        (People(5), "five people", "пятеро"),
        (People(6), "6 people", "6 человек"),
        (People(21), "21 people", "21 человек"),
        (People(22), "22 people", "22 человека"),
        (People(1, 1), "one person, a minor", "один человек, несовершеннолетний"),
        (People(2, 1), "two people, one of them a minor", "двое, один из них несовершеннолетний"),
        (People(2, 2), "two people, all of them minors", "двое, все несовершеннолетние"),
        (People(3, 2), "three people, 2 of them minors", "трое, из них несовершеннолетних: 2"),
        (People(6, 2), "6 people, 2 of them minors", "6 человек, из них несовершеннолетних: 2"),
    ],
)
def test_people_are_counted_and_never_named(who, en, ru):
    assert (people(who, "en"), people(who, "ru")) == (en, ru)


def test_an_instant_is_told_with_its_distance_from_utc():
    assert instant(AT, "en") == "11 March 2026, 21:40 (UTC+3)"
    assert instant(AT, "ru") == "11 марта 2026 года, 21:40 (UTC+3)"
    assert instant(Moment(AT.at, "Asia/Kolkata"), "en").endswith("(UTC+5:30)")
    assert instant(Moment(AT.at, "America/St_Johns"), "en").endswith("(UTC-2:30)")
    assert instant(Moment(AT.at, "UTC"), "en").endswith("(UTC)")


@given(st.integers(0, 10_000))
def test_hours_go_with_their_number_in_russian(count):
    forms = ("час", "часа", "часов")
    last, two = count % 10, count % 100
    slow = "часов" if 11 <= two <= 14 else {1: "час", 2: "часа", 3: "часа", 4: "часа"}.get(last, "часов")
    assert plural(count, forms, "ru") == slow


@pytest.mark.parametrize(("count", "said"), [(0, "many"), (1, "one"), (2, "many"), (5, "many"), (21, "many")])
def test_in_english_only_one_is_one(count, said):
    assert plural(count, ("one", "many", "never"), "en") == said


AT_NIGHT = {
    "en": (
        "URGENT. Urgent: two people, one of them a minor, Penza region",
        (
            "As reported by a lawyer: taken away on 11 March 2026, 21:40 (UTC+3), Penza region: two people, "
            "one of them a minor. By whom: police."
        ),
        "As reported by a lawyer: the door was broken.",
        "Where they are: not known, all who were asked deny it. A lawyer: has not seen them yet.",
        "Answer of the police: they deny the detention.",
        "We call on the prosecutor's office: say where they are held; let the lawyer in.",
    ),
    "ru": (
        "СРОЧНО. Срочно: двое, один из них несовершеннолетний, Пензенская область",
        (
            "Сообщает адвокат: увезены 11 марта 2026 года, 21:40 (UTC+3), Пензенская область: двое, "
            "один из них несовершеннолетний. Кто увёз: полиция."
        ),
        "Сообщает адвокат: дверь выбита.",
        "Где они: неизвестно, все опрошенные отрицают. Адвокат: пока не видел их.",
        "Ответ полиции: задержание отрицается.",
        "Наше требование, адресат — прокуратура: назвать место, где их держат; допустить адвоката.",
    ),
}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_alert_says_everything_that_was_filled_in_in_the_words_of_its_language(language):
    filled = text("alert", language)
    assert (f"{filled.mark} {filled.title}", *(part.text for part in filled.parts)) == AT_NIGHT[language]
    who = {"en": "As reported by a lawyer:", "ru": "Сообщает адвокат:"}[language]
    assert [part.attribution for part in filled.parts] == [who, who, "", "", ""]


def test_an_update_counts_itself_and_the_hours():
    filled = text("update", "ru")
    assert (filled.mark, filled.title) == ("ДОПОЛНЕНИЕ 2.", "Дополнение 2")
    assert filled.parts[2].text == "Без встречи с адвокатом наедине: 14 часов."
    assert text("update", "en", {**FILLED["update"], "hours": 1}).parts[2].text.endswith(": 1 hour.")


def own(core="Core.", **more):
    parts = [
        {"en": core, "ru": core, "core": True},
        {"en": "It was {what}.", "ru": "Было {what}.", "attribution": {"en": "{who} says:", "ru": "{who}:"}},
    ]
    gaps = {"what": "cleared", "who": "cleared?"}
    plain = {"en": "MARK.", "ru": "ЗНАК."}
    return msgspec.convert({"mark": plain, "title": plain, "gaps": gaps, "parts": parts, **more}, Template)


def made(template, values, blank="", language="en"):
    return fill(template, values, language, {}, str, blank)


def test_what_is_not_filled_yet_is_shown_as_blank_and_never_comes_out_without_one():
    told = {"what": FACT, "who": Both(en="A lawyer", ru="Адвокат")}
    assert made(own(), told, "___").parts[1].text == "It was the door was broken.."
    assert made(own(), {"who": told["who"]}, "___").parts[1].text == "It was ___."
    for empty in ({}, {"what": None}, {"what": ""}):
        assert made(own(), {**empty, "who": told["who"]}, "___").parts[1].text == "It was ___."
    with pytest.raises(KeyError):
        made(own(), {"who": told["who"]})


def test_a_part_whose_attribution_names_what_may_stay_empty_is_left_out_with_it():
    assert [part.text for part in made(own(), {"what": FACT}).parts] == ["Core."]
    said = made(own(), {"what": FACT, "who": Both(en="A lawyer", ru="Адвокат")}, language="ru").parts
    assert [(part.attribution, part.text) for part in said] == [
        ("", "Core."),
        ("Адвокат:", "Было дверь выбита.."),
    ]


def test_an_empty_answer_is_missing_and_a_nought_is_not():
    template = own(gaps={"what": "number", "who": "choices"})
    assert missing(template, {"what": 0, "who": []}) == ["who"]
    assert missing(template, {"what": "", "who": ["x"]}) == ["what"]
    assert missing(template, {}) == ["what", "who"]


@pytest.mark.parametrize(("length", "fits"), [(234, True), (235, False)])
def test_the_core_fits_with_its_mark_and_a_link_beside_it_into_every_service_or_says_that_it_does_not(
    length, fits
):
    """Five signs of the mark, a blank, and the core: 240 are left beside a link of 23 in 280."""
    filled = made(own("x" * length), {"what": FACT, "who": FACT})
    assert filled.core_fits is fits
    assert made(own("Short."), {"what": Both(en="x" * 999, ru="x" * 999), "who": FACT}).core_fits


@pytest.mark.parametrize(
    ("count", "said"), [(1, "час"), (2, "часа"), (5, "часов"), (11, "часов"), (12, "часов")]
)
def test_in_russian_eleven_is_not_one_and_twelve_is_not_two(count, said):
    assert plural(count, ("час", "часа", "часов"), "ru") == said
    assert plural(count + 100, ("час", "часа", "часов"), "ru") == said
