"""How what is said stands to the verb that says it: a clause, a quotation, words set in between commas."""

from safeconduct.claims.read.russian.saying import TELLS
from safeconduct.claims.read.russian.words import DASHES, Sentence, Word, known

THAT = known("что чтобы будто якобы как где когда почему куда кто откуда сколько зачем чей")
STOPS = frozenset(",;:—–()") | DASHES
_BUT = known("а но однако зато тогда хотя и при же")
_OPENS = frozenset("«“„")
_CLOSES = frozenset("»”")
_SPEAKS = frozenset({"говорить", "сказать"})
_ABOUT = frozenset({"о", "об"})
_SET_IN = 16  # words that may be set in after a name


def complement(sentence: Sentence, place: int) -> str:
    """ "that" before a clause, "quote" before a colon, "aside" between commas, "object" of speech, or ""."""
    words = sentence.words
    if any(words[kid].tie == "ccomp" and _has_that(sentence, kid, place) for kid in sentence.kids(place)):
        return "that"
    past = 0
    for at in range(place + 1, len(words)):
        if at < past or (words[at].text == "," and _set_in(sentence, at)):
            continue
        if words[at].text == "(":  # "ответила администрация (цитируем дословно): …"
            past = next((one + 1 for one in range(at, len(words)) if words[one].text == ")"), at)
            if past > at:
                continue
        following = _follows(sentence, at)
        if following:
            return following
        if (words[at].text in STOPS and not is_clock(words, at)) or words[at].finite:
            break
    if _aside(sentence, place, clause(sentence, place)[0]):
        return "aside"
    return "object" if any(governed(sentence, kid) in _ABOUT for kid in sentence.kids(place)) else ""


def clause(sentence: Sentence, place: int) -> tuple[int, str]:
    """Where the clause of a verb begins, and the word there. Commas inside its subject are none."""
    words = sentence.words
    subjects = (kid for kid in sentence.kids(place) if words[kid].tie.startswith("nsubj") and kid < place)
    at = next(subjects, place)
    while at > 0 and (words[at - 1].text not in STOPS or is_clock(words, at - 1)):
        if words[at - 1].text in _OPENS:
            break
        at -= 1
    while at < place and not words[at].text[:1].isalnum():
        at += 1
    return at, words[at].lemma


def governed(sentence: Sentence, place: int) -> str:
    """The preposition of a word."""
    return next(
        (sentence.words[kid].lemma for kid in sentence.kids(place) if sentence.words[kid].tie == "case"), ""
    )


def _follows(sentence: Sentence, at: int) -> str:
    sign, following = sentence.words[at].text, sentence.at(at + 1)
    if sign == ":" and not is_clock(sentence.words, at):
        return "quote"
    if following == "как" and not _told_how(sentence, at + 2):
        return ""
    about = following in _ABOUT and sentence.at(at + 2) == "то"
    return "that" if sign == "," and (following in THAT or about) else ""


def _told_how(sentence: Sentence, at: int) -> bool:
    """ "видел, как его вели"; "считали, как овец" compares."""
    end = next((one for one in range(at, len(sentence.words)) if sentence.words[one].text in STOPS), None)
    return any(word.predicate for word in sentence.words[at:end])


def _has_that(sentence: Sentence, kid: int, place: int) -> bool:
    return kid > place and any(sentence.words[one].lemma in THAT for one in sentence.kids(kid))


def _set_in(sentence: Sentence, comma: int) -> bool:
    """Whether a comma begins words set in after a name: another comma and "что" follow before any verb."""
    if sentence.at(comma + 1) in THAT:
        return False
    for at in range(comma + 1, min(comma + _SET_IN, len(sentence.words))):
        if sentence.words[at].text == ",":
            return sentence.at(at + 1) in THAT
        if sentence.words[at].finite:
            return False
    return False


def is_clock(words: tuple[Word, ...], at: int) -> bool:
    """The colon of "23:30"."""
    if words[at].text != ":" or not 0 < at < len(words) - 1:
        return False
    return (
        words[at - 1].text.isdigit()
        and words[at + 1].text[:1].isdigit()
        and words[at + 1].start == words[at].end
    )


def _aside(sentence: Sentence, place: int, begins: int) -> bool:
    """ ", сообщает группа", "— сказал он", "как пишет газета": a clause of the verb and its subject alone."""
    words = sentence.words
    if sentence.at(begins) == "как" and begins < place:
        return True
    if begins == 0 or words[begins].lemma in _BUT | THAT | {"который"}:
        return False
    if words[begins - 1].text not in DASHES | {","} or any(word.finite for word in words[begins:place]):
        return False
    if words[place].lemma not in TELLS | _SPEAKS and not any(_predicate(word) for word in words[:begins]):
        return False
    subject = next((kid for kid in sentence.kids(place) if words[kid].tie.startswith("nsubj")), begins)
    return subject >= begins


def _predicate(word: Word) -> bool:
    short = word.kind in {"VERB", "ADJ"} and not word.case
    return word.finite or short or word.text in _CLOSES
