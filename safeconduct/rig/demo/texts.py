"""Words of the fictional cases. Composites with invented names; numbers ring nowhere.

They are told in the language of the terminal that the demo was begun in; what is written down is sealed,
and stays in the language it was written in.
"""

from safeconduct.kernel.text import N_

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
AGES = ("19", "22", "24", N_("about 27"), "31", N_("about 35"), "42")
MINOR_AGES = ("15", "16", N_("about 17"))
CAPTORS = ("state", "state", "family", "unknown", "extortionist")
EVENTS = (
    N_("Men without insignia asked a neighbour about the person."),
    N_("A summons came by telephone, without paper."),
    N_("The person left home with one bag and switched the phone off."),
    N_("A relative wrote from an unknown number and asked for the address."),
    N_("The lawyer was told “not here” at the duty desk."),
    N_("The person spoke alone with our lawyer for the first time."),
    N_("A car with covered plates stood at the entrance for two hours."),
    N_("The complaint was registered; the stamp is on the copy."),
)
DONE = (
    N_("Called back through a neutral third party; safe for now."),
    N_("Second lawyer found for the probable destination."),
    N_("Crisis talk held; next one agreed."),
    N_("Papers checked: no notice in the person's name was shown to us."),
)
REASONS = (
    N_("two visits within a week, no threat spoken"),
    N_("the phone of a friend was taken yesterday"),
    N_("relatives know the city"),
    N_("nothing new for a month"),
)
PATHS = (
    N_("in person, through the nurse"),
    N_("the other messenger, after ten in the evening"),
    N_("a note at work"),
)
SAFE = (N_("after 22:00"), N_("mornings, when alone"), "")
