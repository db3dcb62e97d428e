"""What the set-up says before anything is installed, in the language of the terminal."""

import os

LINES = {
    "setting_up": (
        "Setting up in {folder} (once; it takes a minute or two) …",
        "Подготовка в {folder} (один раз, минута или две) …",
    ),
    "waiting": (
        "Another set-up is running here; waiting for it …",
        "Здесь уже идёт подготовка; ждём её конца …",
    ),
    "no_venv": (
        "This Python cannot make environments. Debian, Ubuntu: apt install python3-venv, then repeat.",
        "Этот Python не создаёт окружений. Debian, Ubuntu: apt install python3-venv, затем повторите.",
    ),
    "read_only": (
        "{folder} cannot be written. Copy the project to a folder of yours, or run this as its owner.",
        "В {folder} нельзя писать. Скопируйте проект в свою папку или запустите от имени владельца.",
    ),
    "no_packages": (
        "The packages were not installed; this needs the network once. Run it again. Last word: {last}",
        "Пакеты не установлены; один раз нужна сеть. Запустите снова. Последнее сообщение: {last}",
    ),
    "failed": (
        "The set-up did not finish ({last}). Delete {folder} and run this again.",
        "Подготовка не закончилась ({last}). Удалите {folder} и запустите ещё раз.",
    ),
}


def line(key: str, **values: object) -> str:
    """The sentence called `key` with its values filled in."""
    english, russian = LINES[key]
    return (russian if speaks_russian() else english).format(**values)


def speaks_russian() -> bool:
    """Whether the terminal is set to Russian."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in named if value), "").startswith("ru")
