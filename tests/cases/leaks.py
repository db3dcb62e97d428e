"""Two hundred texts that betray something, and two hundred that betray nothing of it.

Everybody and everything in them is invented; the towns and regions stand for any others. Each secret is
written in five Russian and five English ways: in other cases, with other endings, in other letters, taken
apart over lines or letter by letter.
"""

# What must never stand in public, as it was written into the case, and how a text can say it all the same.
SECRETS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Пенза": (
        ("в Пензе", "под Пензой", "из пензенской квартиры", "в Пен-\nзе", "у П е н з ы"),
        ("in Penza", "near PENZA", "from the Penzenskaya flat", "in Pen-\nza", "#savethemfrompenza"),
    ),
    "Рязань": (
        ("в Рязани", "рязанский адвокат", "среди рязанцев", "в Ря\nзани", "за Рязанью"),
        ("in Ryazan", "Riazan's station", "a Ryazanian street", "in Rya-\nzan", "in Ryazani"),
    ),
    "Калуга": (
        ("в Калуге", "калужское шоссе", "калужане", "из Кaлуги", "КАЛУГА"),
        ("in Kaluga", "the Kaluzhskaya road", "Kalugas", "K.a.l.u.g.a", "kaluga-help.example.org"),
    ),
    "Тверь": (
        ("в Твери", "тверские друзья", "под Тверью", "тверитяне", "Т в е р ь"),
        ("in Tver", "Tver's hostel", "the Tverskaya flat", "in T\u200bver", "@tver_volunteers"),
    ),
    "Воронеж": (
        ("в Воронеже", "воронежская группа", "из Воро-\nнежа", "Вoрoнеж", "воронежцы"),
        ("in Voronezh", "Voronej", "the Voronezhskaya line", "in Voro-\nnezh", "VORONEZH"),
    ),
    "Самарская область": (
        ("в Самарской области", "под Самарой", "самарцы", "в са\u00adмарской деревне", "к самарским врачам"),
        ("in Samara", "the Samarskaya oblast", "Samara's hills", "in S A M A R A", "Samaran friends"),
    ),
    "Заречный": (
        ("в Заречном", "из Заречного", "заречные соседи", "За-\nречный", "Зaречный"),
        ("in Zarechny", "in Zarechnyi", "in Zarechnom", "in Zarech-\nny", "from Zarechnogo"),
    ),
    "Орёл": (
        ("в Орле", "орловский поезд", "Орёл", "из Орла", "под Орлом"),
        ("in Oryol", "in Orel", "the Orlovskaya road", "Orla", "O-r-e-l"),
    ),
    "Чечня": (
        ("в Чечне", "чеченские силовики", "из Чечни", "чеченец", "Чеч-\nня"),
        ("in Chechnya", "a Chechen", "Chechens", "Chech-\nnya", "CHECHNYA"),
    ),
    "Тимур Вымыслов": (
        ("Тимур", "Тимура Вымыслова", "с Тимуром", "Тимурчик", "Ти-\nмуру"),
        ("Timur", "Timur's cousin", "Timour", "Tim\u200bur", "T1mur"),
    ),
    "Лейла Образцова": (
        ("Лейла", "о Лейле", "Образцову", "с Лейлой", "Лeйлa"),
        ("Leyla", "Leila", "Obraztsova", "Obrazcova's mother", "L e y l a"),
    ),
    "Магомед Примеров": (
        ("Магомеда", "Магомедом", "Примерову", "Магомедов отец", "Мага-\nмед"),
        ("Magomed", "Muhammad", "Mohamed", "Primerov", "Primerova"),
    ),
    "Мадина Условная": (
        ("Мадину", "Мадинке", "Условной", "с Мадиной", "МАДИНА"),
        ("Madina", "Madine", "Uslovnaya", "Uslovnoy", "Ma-\ndina"),
    ),
    "Юлия Сочинённая": (
        ("Юлии", "Юлию", "с Юлией", "Сочинённой", "Сочиненную"),
        ("Yulia", "Julia", "Iuliia", "Sochinennaya", "Yulii"),
    ),
    "Павел Нездешний": (
        ("Павла", "Павлу", "с Павлом", "Нездешнего", "П а в л а"),
        ("Pavel", "Pavla", "Pavel's phone", "Nezdeshny", "Nezdeshnego"),
    ),
    "Зоя Тестовая": (
        ("о Зое", "Зою", "с Зоей", "Тестовую", "Зо\nя"),
        ("Zoya", "Zoia", "Zoyu", "Testovaya", "Zoya's"),
    ),
    "Рустам Небылицын": (
        ("Рустама", "Рустаму", "Небылицына", "с Небылицыным", "Рус-\nтам"),
        ("Rustam", "Rustamu", "Nebylitsyn", "Nebilitsin", "R.u.s.t.a.m"),
    ),
    "Хеда Сказкина": (
        ("Хеду", "о Хеде", "Сказкиной", "Сказкину", "Xеда"),
        ("Kheda", "Heda", "Skazkina", "Skazkinoy", "Khe-\nda"),
    ),
    "Ибрагим Фантазёров": (
        ("Ибрагима", "Ибрагиму", "Фантазёрова", "Фантазеровым", "Ибра-\nгим"),
        ("Ibragim", "Ibrahim", "Fantazyorov", "Fantazerova", "IBRAGIM"),
    ),
    "Дарья Мнимая": (
        ("Дарье", "Дарью", "Мнимой", "с Дарьей", "Д-а-р-ь-я"),
        ("Daria", "Darya", "Daryu", "Mnimaya", "Dar-\nya"),
    ),
}
CARRIERS = (
    (
        "СРОЧНО. По словам адвоката, их увезли вечером: {} теперь никого нет.",
        "Нам сообщили, что {} видели двое соседей, и мы просим проверить это.",
        "{} — так сказано в ответе дежурного, слово в слово.",
        "Мы требуем назвать место, где их держат. Последний раз их видели так: {}.",
        "Правозащитники утверждают: {} и ещё двое не выходят на связь с утра.",
    ),
    (
        "URGENT. By the lawyer's account they were taken in the evening; {} is what the neighbour heard.",
        "We were told that {} was mentioned twice, and we ask for a check.",
        "{}: these were the words of the duty officer.",
        "We demand to know where they are held. The last that was seen of them: {}.",
        "The group says that {} and two others have not answered since the morning.",
    ),
)
# Innocent words that begin or sound like a secret.
NEAR = (
    (
        "пенсия", "пеньки", "рядность", "казна", "калач", "каланча", "творог", "дверь",
        "вороной конь", "ворон", "самокат", "самовар", "речь", "заря", "ореол", "оратор", "чечётка", "чеснок",
        "тимьян", "тиран", "лейка", "лейтенант", "образец протокола", "пример", "магазин", "мадригал",
        "мать", "условия содержания", "июль", "сочинение", "павлин", "павильон", "здешний", "зоопарк",
        "тест", "тесто", "руст", "рустика", "небо", "небыль", "сказать", "сказка", "хедер", "ибис",
        "фантазия", "дары", "дар речи", "мнимый повод", "мнение", "даром",
    ),
    (
        "pension", "penal", "rye", "razor", "calculation", "calm", "twelve", "river", "voice", "vortex",
        "summary", "same", "zero", "search", "oral", "order", "check", "chest", "timber", "time", "leisure",
        "layer", "obvious", "object", "magazine", "magnet", "prime", "medicine", "mad", "usual", "uniform",
        "July", "social", "paved", "pave", "zone", "zoo", "test", "rust", "rustle", "nebula", "sky",
        "skeleton", "head", "heat", "fantasy", "ibid", "daring", "dark", "many",
    ),
)  # fmt: skip
CALM = (
    (
        "Адвоката не пускают четырнадцать часов; слово «{}» в ответе ничего не меняет.",
        "Мы требуем назвать место содержания и допустить защитника. {} тут ни при чём.",
    ),
    (
        "The lawyer has been kept out for fourteen hours; the word “{}” in the answer changes nothing.",
        "We demand to know the place and to let the defender in. {} has nothing to do with it.",
    ),
)


# What statements say all the time.
SUBJECTS = (
    (
        "Адвокат", "Дежурный отдела полиции № 4", "Пресс-служба министерства", "Мать задержанного",
        "Следователь", "Уполномоченный по правам человека", "Свидетель", "Прокуратура",
        "Начальник изолятора", "Наша группа",
    ),
    (
        "The lawyer", "The duty officer of police department No. 4", "The ministry's press service",
        "The mother of the detained man", "The investigator", "The ombudsman", "A witness",
        "The prosecutor's office", "The head of the detention centre", "Our group",
    ),
)  # fmt: skip
SAID = (
    (
        "сообщает, что двое, один из них несовершеннолетний, переданы сотрудникам из другого региона.",
        "отрицает задержание и утверждает, что никаких мероприятий ночью не проводилось.",
        "требует назвать место содержания и допустить защитника не позднее понедельника.",
        "говорит, что с 21:40 до 01:20 связи не было, а дверь квартиры выбита.",
        "опасается за их жизнь: 14 часов никто из близких их не видел.",
    ),
    (
        "reports that two people, one of them a minor, were handed over to officers from another region.",
        "denies the detention and says that there were no operations during the night.",
        "demands that the place be named and the defender let in by Monday at the latest.",
        "says that there was no contact from 21:40 to 01:20 and that the door was broken.",
        "fears for their lives: for 14 hours nobody whom they trust has seen them.",
    ),
)


def leaking() -> list[tuple[str, str]]:
    """Two hundred pairs of a secret and a text that betrays it."""
    return [
        (secret, CARRIERS[language][at].format(form))
        for secret, ways in SECRETS.items()
        for language in (0, 1)
        for at, form in enumerate(ways[language])
    ]


def clean() -> list[str]:
    """Two hundred texts that betray none of the secrets: half of them with a word near to one."""
    found = []
    for language in (0, 1):
        found += [CALM[language][at % 2].format(word) for at, word in enumerate(NEAR[language])]
        found += [f"{who} {what}" for who in SUBJECTS[language] for what in SAID[language]]
    return found
