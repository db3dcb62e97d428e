"""The Russian of the words that the gallery and its forms use."""

RUSSIAN = {
    "Code name": "Кодовое имя", "Heron": "Цапля", "Number": "Номер", "as shown on the display": "как на экране",
    "E-mail": "Электронная почта", "What you hear": "Что слышно", "one line for each thing": "по строке на каждое",
    "Note": "Заметка", "Level": "Степень", "Critical: happening now": "Критическая: происходит сейчас",
    "Urgent: within a day": "Срочная: в течение суток", "Calm": "Спокойная", "A paper was shown": "Показали бумагу",
    "Languages": "Языки", "Russian": "русский", "English": "английский", "Georgian": "грузинский",
    "Region": "Регион", "not said": "не сказали", "First region": "Первая область",
    "Second region": "Вторая область", "Third region": "Третья область", "Fourth region": "Четвёртая область",
    "Fifth region": "Пятая область", "When it happened": "Когда это было", "as it was said": "как было сказано",
    "Day of birth": "День рождения", "How many people": "Сколько человек", "Lawyer": "Адвокат",
    "nobody yet": "пока никто", "Photograph": "Снимок",
    "The caller agreed that we call back": "Звонящий согласен, чтобы мы перезвонили",
    "Passphrase": "Парольная фраза", "Code": "Код", "six digits": "шесть цифр", "Reason": "Причина", "Desk": "Пульт", "Cases": "Дела", "Trace": "Розыск",
    "Passage": "Переезды", "Record": "Летопись", "Voice": "Голос", "Reckoning": "Счёт", "House": "Дом",
    "New signal": "Новый сигнал", "Find": "Найти",
}  # fmt: skip


