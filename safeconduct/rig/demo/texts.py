"""Words of the fictional cases. Composites with invented names; numbers ring nowhere."""

# Given names invented for this demo, each as Cyrillic and Latin; family names do not exist.
NAMES = (
    ("Зара Тестова", "Zara Testova"),
    ("Мурад Примеров", "Murad Primerov"),
    ("Лейла Образцова", "Leyla Obraztsova"),
    ("Тимур Вымыслов", "Timur Vymyslov"),
    ("Саида Небылова", "Saida Nebylova"),
    ("Руслан Сочинёв", "Ruslan Sochinyov"),
    ("Амина Условная", "Amina Uslovnaya"),
    ("Денис Небывалов", "Denis Nebyvalov"),
    ("Карина Мнимая", "Karina Mnimaya"),
    ("Ислам Ненастоящий", "Islam Nenastoyashchy"),
)
AGES = ("19", "22", "24", "about 27", "31", "about 35", "42")
MINOR_AGES = ("15", "16", "about 17")
CAPTORS = ("state", "state", "family", "unknown", "extortionist")
EVENTS = (
    "Men without insignia asked a neighbour about the person.",
    "A summons came by telephone, without paper.",
    "The person left home with one bag and switched the phone off.",
    "A relative wrote from an unknown number and asked for the address.",
    "The lawyer was told “not here” at the duty desk.",
    "The person spoke alone with our lawyer for the first time.",
    "A car with covered plates stood at the entrance for two hours.",
    "The complaint was registered; the stamp is on the copy.",
)
DONE = (
    "Called back through a neutral third party; safe for now.",
    "Second lawyer found for the probable destination.",
    "Crisis talk held; next one agreed.",
    "Papers checked: no notice in the person's name was shown to us.",
)
REASONS = (
    "two visits within a week, no threat spoken",
    "the phone of a friend was taken yesterday",
    "relatives know the city",
    "nothing new for a month",
)
PATHS = ("in person, through the nurse", "the other messenger, after ten in the evening", "a note at work")
SAFE = ("after 22:00", "mornings, when alone", "")
