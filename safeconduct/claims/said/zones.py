"""Zones as they are named beside a time."""

ENGLISH = {
    "utc": "UTC",
    "gmt": "UTC",
    "z": "UTC",
    "msk": "Europe/Moscow",
    "cet": "Etc/GMT-1",
    "cest": "Etc/GMT-2",
    "eet": "Etc/GMT-2",
    "eest": "Etc/GMT-3",
}
_CITIES = {
    "Europe/Moscow": ("moscow", "московскому"),
    "Europe/Kyiv": ("kyiv", "киевскому"),
    "Europe/Minsk": ("minsk", "минскому"),
    "Europe/London": ("london", "лондонскому"),
    "Europe/Berlin": ("berlin", "берлинскому"),
    "Europe/Paris": ("paris", "парижскому"),
    "Europe/Istanbul": ("istanbul", "стамбульскому"),
    "Europe/Samara": ("samara", "самарскому"),
    "Asia/Tbilisi": ("tbilisi", "тбилисскому"),
    "Asia/Yerevan": ("yerevan", "ереванскому"),
    "Asia/Baku": ("baku", "бакинскому"),
    "Asia/Almaty": ("almaty", "алматинскому"),
    "Asia/Tashkent": ("tashkent", "ташкентскому"),
    "Asia/Bishkek": ("bishkek", "бишкекскому"),
    "Asia/Dushanbe": ("dushanbe", "душанбинскому"),
    "Asia/Yekaterinburg": ("yekaterinburg", "екатеринбургскому"),
    "Asia/Novosibirsk": ("novosibirsk", "новосибирскому"),
    "Asia/Vladivostok": ("vladivostok", "владивостокскому"),
    "America/New_York": ("new york", "нью - йоркскому"),
}
_AHEAD = {
    f"{name} {sign} {hours}": f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
    for name in ("utc", "gmt")
    for sign in "+-"
    for hours in range(1, 13)
}
_AHEAD |= {
    f"{sign} {written.format(hours)}": f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
    for sign in "+-"
    for hours in range(13)
    for written in ("{:02}00", "{:02} : 00")
}
ENGLISH |= _AHEAD | {f"{names[0]} time": zone for zone, names in _CITIES.items()}
RUSSIAN = {
    "мск": "Europe/Moscow",
    "utc": "UTC",
    "gmt": "UTC",
    "по гринвичу": "UTC",
    "по москве": "Europe/Moscow",
}
RUSSIAN |= {"по мск": "Europe/Moscow", "по utc": "UTC", "по gmt": "UTC"} | _AHEAD
RUSSIAN |= {f"по {names[1]} времени": zone for zone, names in _CITIES.items()}
RUSSIAN |= {f"{names[1].removesuffix('ому')}ого времени": zone for zone, names in _CITIES.items()}
# Wall times of the place itself: nothing is said that the reader's zone does not say.
LOCAL = {"english": {"local time": ""}, "russian": {"по местному времени": "", "местного времени": ""}}
