"""The words by which Russian names days: months, weekdays, seasons, "last", "next", units."""

from typing import Any

from safeconduct.claims.said import widths
from safeconduct.claims.said.meaning import Unit
from safeconduct.claims.said.russian.numbers import ORDINALS

_MONTHS = {
    1: "январь января январе январю январем",
    2: "февраль февраля феврале февралю февралем",
    3: "март марта марте марту мартом",
    4: "апрель апреля апреле апрелю апрелем",
    5: "май мая мае маю маем",
    6: "июнь июня июне июню июнем",
    7: "июль июля июле июлю июлем",
    8: "август августа августе августу августом",
    9: "сентябрь сентября сентябре сентябрю сентябрем",
    10: "октябрь октября октябре октябрю октябрем",
    11: "ноябрь ноября ноябре ноябрю ноябрем",
    12: "декабрь декабря декабре декабрю декабрем",
}
_SHORT = dict(zip("янв фев мар апр май июн июл авг сен окт ноя дек".split(), range(1, 13), strict=True))
_SHORT |= {"февр": 2, "сент": 9, "нояб": 11}
MONTHS = {form: number for number, forms in _MONTHS.items() for form in forms.split()}
# Also names of people: without a day beside them only in small letters.
NAMES = {"март", "марта", "марте", "марту", "мартом", "май", "мая", "мае", "маю", "маем"} | {
    form for form, number in MONTHS.items() if number == 8
}
_WEEKDAYS = (
    "понедельник понедельника понедельнику понедельником",
    "вторник вторника вторнику вторником",
    "среду среды среде",
    "четверг четверга четвергу четвергом",
    "пятница пятницу пятницы пятнице пятницей",
    "суббота субботу субботы субботе субботой",
    "воскресенье воскресенья воскресенью воскресеньем",
)
WEEKDAYS = {form: number for number, forms in enumerate(_WEEKDAYS) for form in forms.split()}


def _all(phrases: str, value: Any) -> dict[str, Any]:
    return dict.fromkeys(phrases.split(), value)


_LAST = (
    "прошлый прошлая прошлое прошлого прошлой прошлом прошлую прошлому минувший минувшую минувшей "
    "минувшего минувшем "
    "прошедший прошедшую прошедшей прошедшем прошлые минувшее прошедшее прошлым минувшим"
)
_THIS = (
    "этот эта это этого этой этом эту нынешний нынешнего нынешней нынешнем нынешнюю текущий текущего "
    "текущей текущем текущую "
    "сего этим нынешним"
)
_NEXT = (
    "следующий следующая следующее следующего следующей следующем следующую следующему будущий будущего "
    "будущей будущем "
    "будущую ближайший ближайшую ближайшее следующим будущим"
)

WORDS: dict[str, dict[str, Any]] = {
    "month_any": MONTHS | _SHORT | {f"{name} .": number for name, number in _SHORT.items()},
    "weekday": WEEKDAYS,
    "weekday_any": WEEKDAYS | {"среда": 2} | dict(zip("пн вт ср чт пт сб вс".split(), range(7), strict=True)),
    "season": {
        **_all("весной весна весну весны весне", "spring"),
        **_all("летом лето лета лету", "summer"),
        **_all("осенью осень осени", "autumn"),
        **_all("зимой зима зиму зимы зиме", "winter"),
    },
    "which": {
        **_all(_LAST, -1),
        **_all(_THIS, 0),
        **_all(_NEXT, 1),
        **_all("позапрошлый позапрошлого позапрошлом позапрошлым", -2),
    }
    | _all("позапрошлой позапрошлую", -2),
    "year_word": _all("год года году годом", None) | {"г": None, "г .": None, "гг": None, "гг .": None},
    "unit": {
        **_all("день дня дне дню", Unit.DAY),
        **_all("неделя неделю недели неделе", Unit.WEEK),
        **_all("месяц месяца месяце месяцу", Unit.MONTH),
        **_all("год года году", Unit.YEAR),
    },
    "units": {
        **_all("день дня дней дню днями сутки суток суткам", Unit.DAY),
        **_all("неделя неделю недели недель неделями", Unit.WEEK),
        **_all("месяц месяца месяцев месяцами", Unit.MONTH),
        **_all("год года лет годами", Unit.YEAR),
    },
    "early": {
        "начале": "early",
        "начала": "early",
        "начало": "early",
        "началу": "early",
        "первых числах": "early",
        "середине": "mid",
        "середины": "mid",
        "середину": "mid",
        "конце": "late",
        "конца": "late",
        "конец": "late",
        "концу": "late",
        "последних числах": "late",
    },
    "half": {"первой половине": "half1", "второй половине": "half2"},
    "ordinal": ORDINALS,
    "few": {
        "несколько": widths.SEVERAL,
        "нескольких": widths.SEVERAL,
        "несколькими": widths.SEVERAL,
        "пару": widths.COUPLE,
        "пара": widths.COUPLE,
        "пары": widths.COUPLE,
    },
}
