"""The time zones that clocks in a region show, by IANA name; the one most people live by first."""

from collections.abc import Mapping

# Law 107-FZ of 3 June 2011 as amended, and the tz database. A region in no other line has Moscow time.
MOSCOW = "Europe/Moscow"
_ELSEWHERE: Mapping[str, str] = {
    "Europe/Kaliningrad": "KGD",
    "Europe/Kirov": "KIR",
    "Europe/Volgograd": "VGG",
    "Europe/Samara": "SAM UD",
    "Europe/Astrakhan": "AST",
    "Europe/Saratov": "SAR",
    "Europe/Ulyanovsk": "ULY",
    "Asia/Yekaterinburg": "BA PER ORE KGN SVE TYU CHE KHM YAN",
    "Asia/Omsk": "OMS",
    "Asia/Novosibirsk": "NVS",
    "Asia/Barnaul": "ALT AL",
    "Asia/Tomsk": "TOM",
    "Asia/Novokuznetsk": "KEM",
    "Asia/Krasnoyarsk": "KYA KK TY",
    "Asia/Irkutsk": "IRK BU",
    "Asia/Yakutsk": "SA AMU",
    "Asia/Chita": "ZAB",
    "Asia/Vladivostok": "PRI KHA YEV",
    "Asia/Magadan": "MAG",
    "Asia/Sakhalin": "SAK",
    "Asia/Kamchatka": "KAM",
    "Asia/Anadyr": "CHU",
}
_FURTHER = {
    "RU-SA": ("Asia/Khandyga", "Asia/Vladivostok", "Asia/Ust-Nera", "Asia/Srednekolymsk"),
    "RU-SAK": ("Asia/Srednekolymsk",),
}
_FIRST = {f"RU-{code}": zone for zone, codes in _ELSEWHERE.items() for code in codes.split()}


# Where people flee to and where those who write about them sit.
ABROAD = (
    "Europe/Kyiv", "Europe/Minsk", "Europe/Chisinau", "Asia/Tbilisi", "Asia/Yerevan", "Asia/Baku",
    "Asia/Almaty", "Asia/Bishkek", "Asia/Tashkent", "Asia/Dushanbe", "Asia/Ashgabat", "Europe/Istanbul",
    "Asia/Jerusalem", "Europe/Berlin", "Europe/London", "America/New_York", "UTC",
)  # fmt: skip


def every_zone() -> tuple[str, ...]:
    """Every zone that some region of Russia lives by, Moscow's first."""
    return (MOSCOW, *_ELSEWHERE, *sorted({one for more in _FURTHER.values() for one in more} - {*_ELSEWHERE}))


def zones(region: str) -> tuple[str, ...]:
    """Every zone that a region of Russia lives by; none for a region of another country."""
    if not region.startswith("RU-"):
        return ()
    return (_FIRST.get(region, MOSCOW), *_FURTHER.get(region, ()))
