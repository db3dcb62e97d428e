"""What English words tell of a speaker (one or many, person or body, she or he) and of what is denied."""

import re
from dataclasses import dataclass

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.english.given import HE, SHE
from safeconduct.claims.read.language import wordset

BODIES = wordset(
    """police department ministry network group organisation organization office committee court council
    union centre center
    service agency administration government embassy parliament commission foundation fund association
    movement coalition
    federation initiative team project party house school hospital university company newspaper channel
    portal website outlet
    prosecutor's prosecutors' authority directorate unit fsb mvd statement report letter record document
    indictment ruling
    monitor desk line hotline society institute club league front alliance bureau division station
    collective platform harbour"""
)
_PLURALS = wordset(
    "people men women police both children relatives "
    "parents staff two three four five several many some others all"
)
_SHE = wordset(
    """mother woman sister aunt daughter girl wife grandmother headmistress spokeswoman lady niece widow
    mrs ms miss actress
    policewoman chairwoman businesswoman stepmother girlfriend schoolgirl fiancée"""
)
_HE = wordset(
    """father man brother uncle son boy husband grandfather headmaster spokesman nephew widower mr
    policeman chairman imam mullah
    businessman stepfather boyfriend schoolboy priest fiancé"""
)
_MANY_OF = re.compile(r"(?:ers|ors|ents|ists|ians|ees|ives|ours|ants|esses|cials|ates)$")
_NUMBERS = wordset(
    "two three four five six seven eight nine ten several many some most few both dozens other"
)
RECORDS = wordset(
    """answer reply response letter order ruling statement log record records report memo memorandum
    note message sign
    inscription decree certificate verdict protocol indictment warrant transcript register page file
    files entry text
    post caption document documents e-mail email summons subpoena list diary notice directive instruction
    instructions minutes leaflet complaint petition decision resolution autopsy entries papers logbook ledger
    judgment telegram conclusion findings"""
)
_SHE_NAME = re.compile(r"(?:ova|eva|yova|ina|aya|skaya|yeva|kyzy|qizi|dottir)$")
_HE_NAME = re.compile(r"(?:ov|ev|yov|yev|in|yn|sky|skiy|ski|ny|nny|uulu|ogly|oğlu)$")
_HEAD = re.compile(r"(?i)\s+(?:of|for|from|at|in|to|with|on|by|near|who|named|called|under)\b")


@dataclass(frozen=True)
class Bearing:
    """What is certain; a person of whom neither `she` nor `he` is certain may be both."""

    many: bool
    body: bool
    she: bool
    he: bool

    def takes(self, pronoun: str) -> bool:
        """Whether the pronoun can stand for it."""
        if pronoun in {"they", "we"}:
            return self.many or self.body
        if pronoun == "it":
            return self.body
        if self.body or self.many:
            return False
        return not self.he if pronoun == "she" else not self.she if pronoun == "he" else pronoun == "i"


def bearing(name: str) -> Bearing:
    """What the words of a name tell: of "the family's lawyer, Peter Lusweti" both parts."""
    parts = name.split(", ")
    head = _HEAD.split(parts[0])[0]
    words = [re.sub(r"['’]s$", "", word) for word in head.split()]
    if not words:
        return Bearing(many=False, body=False, she=False, he=False)
    own = parts[1].split() if len(parts) > 1 and parts[1][-1:].isalpha() else []
    last, low = words[-1].casefold(), {words[-1].casefold(), *(word.casefold() for word in words[:2])}
    she, he = _she_or_he([*words, *own], low)
    named = [word for word in [*words, *own] if word in SHE | HE]
    person = bool(low & (_SHE | _HE) or named or own) or (
        last not in BODIES | RECORDS and words[-1][:1].isupper() and len(words) > 1
    )
    body = last in BODIES | RECORDS or (
        len(words) > 1
        and bool({word.casefold() for word in head.split()} & BODIES)
        and not person
        and last[-1:] != "s"
    )
    body = body or (words[-1].isupper() and len(words[-1]) > 1 and "." not in words[-1])
    many = (
        last in _PLURALS
        or last.endswith(("men", "women", "people"))
        or (words[0].casefold() in _NUMBERS and len(words) > 1)
        or (
            last.endswith("s")
            and not last.endswith("ss")
            and last not in BODIES
            and not words[-1][:1].isupper()
        )
        or (len(words) == 1 and bool(_MANY_OF.search(last)) and not named)
        or " and " in head
    )
    return Bearing(many=many, body=body, she=she and not body and not many, he=he and not body and not many)


def _she_or_he(words: list[str], low: set[str]) -> tuple[bool, bool]:
    """By a word for either, else by a given name, else by the form of a surname."""
    names = [word for word in words if word[:1].isupper()]
    for she, he in (
        (bool(low & _SHE), bool(low & _HE)),
        (any(word in SHE for word in names), any(word in HE for word in names)),
        (bool(names and _SHE_NAME.search(names[-1])), bool(names and _HE_NAME.search(names[-1]))),
    ):
        if she != he:
            return she, he
    return False, False


_PREMISE = re.compile(
    r"(?i)\b(?:(?:such|these|those)\s+(?:people|persons|men|women|things?|phenomen\w+|places?"
    r"|prisons?|categor\w+|individuals)|people\s+like\s+(?:that|this|them)|they|"
    r"gays?|homosexuals?|there)\s+(?:simply\s+|just\s+)?(?:(?:do|does|did)\s+not|don['’]t"
    r"|doesn['’]t)\s+(?:even\s+)?exist\b"
    r"|\b(?:there\s+(?:are|is)|we\s+(?:have|do\s+not\s+have|don['’]t\s+have)|we['’]ve\s+got"
    r"|(?:has|have))\s+(?:simply\s+)?(?:no|not\s+any|any|even)?\s*(?:such\s+)?"
    r"(?:such\s+(?:people|persons|men|women|things?|places?|prisons?)|gays?|homosexuals?|lesbians?"
    r"|secret\s+prisons?|people\s+like"
    r"|people\s+of\s+(?:this|that)\s+kind)\b"
    r"|\bno\s+such\s+(?:people|thing|phenomen\w+|prisons?|places?|categor\w+)\b"
    r"|\bnon-?existent\b|\bis\s+impossible\s+to\s+(?:detain|arrest|persecute)\b"
)
_NONE = re.compile(
    r"(?i)\b(?:no\s+(?:one|such)|nobody|none\s+of|nothing\s+of\s+the|not\s+a\s+single|never"
    r"|no(?!\.)\s+(?:[\w.’'-]+\s+){0,6}?(?:was|were|has|have|had|took|is|are|came|take|takes|took|occurs?"
    r"|occurred|happens?|exists?|happened|received"
    r"|detained|arrested"
    r"|brought))\b"
    r"|\bthere\s+(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:no|never)\b"
)
_NOT = re.compile(r"(?i)\b(?:did|was|were|has|have|had|is|are|does|do)\s+not\s+\w+")
_LIE = re.compile(
    r"(?i)^\W*(?:(?:all\s+)?(?:that|this|it|these|those|they|everything)\s+(?:is|are|was"
    r"|were)(?:\s+\w+)?\s+(?:an?\s+|not\s+|pure\s+|complete\s+|absolute\s+)*"
    r"(?:lies?|true|untrue|false|nonsense|fabrication\w*|inventions?|fakes?|slander"
    r"|provocations?|rumou?rs?|absurd|rubbish)|lies|nonsense)\b"
)
_NOT_SO = re.compile(
    r"(?i)\b(?:do(?:es)?|did)\s+not\s+correspond\s+to\s+(?:the\s+)?(?:reality|facts?|truth)\b"
    r"|\b(?:has|have|had)\s+nothing\s+to\s+do\s+with\s+(?:the\s+)?(?:reality|truth)\b|^\W*(?:(?:that\s+is"
    r"|that['’]s|it\s+is|it['’]s|this\s+is)\s+)?not\s+(?:so|true|at\s+all)\b"
)
# What somebody says of their own deeds to come, asks of those who read, or will not do.
_PROMISE = re.compile(
    r"(?i)^(?:[^,;:]{1,50},\s*)?(?:[\w ]{1,12}\s)?\b(?:I|we)(?:\s+(?:will|shall)|['’]ll)\s+(?!not\b"
    r"|never\b|be\s+\w+ed\b)"
)
_REFUSAL = re.compile(
    r"(?i)^(?:[^,;:]{1,50},\s*)?(?:but\s+|and\s+|so\s+)?(?:I|we)\s+(?:will\s+not|won['’]t|shall\s+not"
    r"|refuse\s+to|decline\s+to|cannot\s+comment"
    r"|can['’]t\s+comment)\b|^no\s+(?:further\s+)?comment\b"
)
_DEMAND = re.compile(
    r"(?i)^(?:(?:and|but|so|then|now)\s+)?(?:let\s+(?!me\b|us\b)[\w’' ]{2,40}\b"
    r"(?:in|out|go|see|be|have|come|return)\b"
    r"|(?:publish|release|free|stop|investigate|open|return|allow|disclose|withdraw|punish|halt|drop)\s+"
    r"(?:the|our|this|these|those|him|her|them|us|all|every|any|his|their|it)\b)"
    r"|^(?:[^,;:]{1,40},\s*)?(?:please\b|(?:the\s+)?[\w’' ]{3,60}\s(?:must|should|has\s+to"
    r"|have\s+to)\s+(?:\w+ly\s+)?(?:now\s+|be\s+)?"
    r"(?:releas|free|stop|end|investigat|open|clos|publish|explain|return|protect|disclos|resign|halt"
    r"|suspend|allow|let|give|provide|ensure"
    r"|answer|act|drop|lift|withdraw|punish|prosecut|held\s+to\s+account)\w*)"
)
# Nobody stands before the verb: "Do not sign anything", "Go home", "Get out".
_IMPERATIVE = re.compile(
    r"(?i)^(?:(?:and|but|so|then|now|just|please)\s+)?"
    r"(?:(?:do\s+not|don['’]t|never)\s+(?!know\b|think|remember|believe|understand|care\b|have\b|want\b"
    r"|need\b|get\s+me\s+wrong)[a-z]+\b(?<!ed)"
    r"|(?:go|run|get|come|sit|stand|lie|shut|stop|leave|give|keep|hold|open|close|sign|say|take|put|write"
    r"|wait|move|bring|show"
    r"|hand|turn|delete|forget|hide|stay)\s+(?:home|out|up|down|away|back|here|me|us|them|him|her|it|the"
    r"|your|quiet|now|nothing"
    r"|everything|beating|lying|shouting)\b)"
)
_ASKED = 60  # characters; "Take him where?" demands nothing
_ORDERS = wordset("order orders instruction instructions decree directive notice summons resolution circular")
_ORDERED = re.compile(
    r"(?i)\b(?:is|are)\s+(?:not\s+)?to\s+(?:be\s+\w+(?:ed|en|un|ne|ught)|remain|stay|leave|report|hand"
    r"|appear)\b|\b(?:must|shall)\b"
)
_TAKEN_BACK = re.compile(
    r"(?i)\b(?:I|we)\s+(?:take|took|want\s+to\s+take)\s+(?:(?:it|this|that|them|all\s+of\s+it|(?:my|our"
    r"|those)\s+words)\s+)?back\b|\b(?:I|we)\s+(?:retract|withdraw"
    r"|renounce|recant)\b|\bmy\s+(?:earlier\s+)?(?:words|statement|testimony)\s+(?:were"
    r"|was)\s+(?:a\s+lie|untrue|false)\b|\bI\s+was\s+(?:wrong|mistaken|lying)\b"
)
_OFFICIAL = wordset(
    """police ministry official officials minister prosecutor prosecutors prosecutor's spokesman
    spokeswoman spokesperson secretary
    governor head leader president authorities department colonel general major captain officer officers
    administration government
    investigator committee ombudsman mayor fsb mvd commander chief service directorate press"""
)


_CIVIC = wordset(
    """association union network group fund foundation society club movement lawyer lawyers lawyer's ngo
    charity shelter
    family mother father sister brother wife husband coalition initiative collective campaign volunteers
    neighbours
    client witness activist activists defence newspaper"""
)


def official(name: str) -> bool:
    """Whether somebody speaks for a state body, as far as the words tell."""
    words = {re.sub(r"['’]s$", "", word) for word in re.findall(r"[\w’'-]+", name.casefold())}
    return bool(words & _OFFICIAL) and not words & _CIVIC


_NO_COMMENT = re.compile(
    r"(?i)\b(?:does|do|did|would|will|could|can)(?:\s+not|n['’]t)\s+(?:immediately\s+)?comment\b"
)


def _deed(content: str) -> Stance | None:
    """What somebody does by saying it: "we will publish", "please do not", "I take back"."""
    if _TAKEN_BACK.search(content):
        return Stance.RETRACTS
    if _NO_COMMENT.search(content):
        return Stance.REFUSES
    bare = content.strip(' “”"‘’«»•-')
    if _IMPERATIVE.search(bare) and "?" not in bare[:_ASKED]:
        return Stance.DEMANDS
    ways = ((_REFUSAL, Stance.REFUSES), (_PROMISE, Stance.PROMISES), (_DEMAND, Stance.DEMANDS))
    return next((stance for pattern, stance in ways if pattern.search(bare)), None)


def spoken(quote: str, speaker: str) -> Stance | None:
    """What somebody does by the words in marks behind their name: "He told them: “Go home.”"; None for ""."""
    ordering = _ORDERS & set(re.findall(r"\w+", speaker.casefold())) and _ORDERED.search(quote)
    return Stance.DEMANDS if ordering else _deed(quote)


def weighed(content: str, stance: Stance, speaker: str, *, denied: bool) -> Stance:
    """The stance with what the content itself says: an official's "no such people exist" is no plain
    assertion.

    `denied`: the same speaker denied something in the sentence before.
    """
    if stance not in {Stance.ASSERTS, Stance.DENIES}:
        return stance
    own = _deed(content) if stance is Stance.ASSERTS else None
    if own is not None:
        return own
    if _PREMISE.search(content):
        return Stance.DENIES_PREMISE
    if _LIE.search(content) or _NOT_SO.search(content):
        return Stance.DENIES
    state = official(speaker)
    if (denied or state) and _NONE.search(content):
        return Stance.DENIES
    return Stance.DENIES if state and _NOT.search(content) else stance
