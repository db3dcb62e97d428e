"""English verbs by which somebody is a source, with the stance that each gives and what must follow it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.english.saywords import (
    FACTUAL,
    LINKED,
    OBJECTED,
    OPEN,
    QUOTED,
    REPLIES,
    TIME,
    TRAILING,
    forms,
)

__all__ = ["QUOTED", "TRAILING", "TRAILING_STANCES", "Verb", "Way", "verbs"]


@dataclass(frozen=True)
class Way:
    """One way of saying. `verbs` as a pattern; `after`: what must follow ("" for anything)."""

    stance: Stance
    verbs: str
    after: str = ""
    records: bool = False  # only of what is written: "the log lists"
    whole: bool = False  # its object is all that is said: nothing goes on behind "and"


_LINK = rf"(?:[\w’'.,{TIME}-]+\s+){{0,9}}?"
_WH = r"(?:how|why|what|where|when|whether|who)\b"
THAT = rf"\s+{_LINK}that\b|\s+(?:\w+ly\s+)?{_WH}|\s*:|,?\s*(?:{_LINK})?{QUOTED}"
_NOT_INFINITIVE = (
    r"(?!\s*\.(?:\s|$))"
    r"(?!\s+(?:to|nothing(?!\s+(?:of|like|was|were|had|has|is|untoward)\b)|so\b|goodbye|hello|yes"
    r"|responsibility|no\b(?!\s+\w+\s+(?:was|were|had|has|is"
    r"|are))))"
)
_OBJECT = (
    r"(?=\s+(?:this|it|the|his|her|their|its|our|my|an?|being|having|seeing|hearing|any|some|every"
    r"|all|only"
    r"|both|such|these|those|two|three|four|five|six|several|dozens|hundreds|\d+|[a-z]+(?:s"
    r"|ings?)\b(?<!\bus))"
    r"(?:\b|\s))"
)
_COMMENT = (
    r"(?:comment\w*|answer\w*|repl\w+|respond\w*|say|speak|talk|discuss|explain|elaborate|be\s+(?:drawn"
    r"|interviewed|named)"
    r"|provide|give|name|confirm|address|disclose|reveal|clarify|specify|engage|meet|accept|hand"
    r"|release|share|show"
    r"|let|allow|take|return|open|register|investigate|cooperate|co-operate|testify|issue|tell|identify"
    r"|acknowledge)"
)
_SPEAK = (
    r"(?:comment|answer|reply|respond|speak|say|elaborate|discuss|be\s+drawn|give|provide|return"
    r"|confirm|explain|address)"
)
_DENIAL = (
    r"(?:(?:a|an|as|pure|paid|sheer|utterly?|totally|completely|wholly|entirely|grossly|complete"
    r"|outright|wildly|just"
    r"|nothing\s+(?:but|more\s+than)|mere|merely|another)\s+)*"
    r"(?:lies?|fakes?|false|nonsense|fabricat\w+|inventions?|invented|slander\w*|provocations?|untrue"
    r"|baseless"
    r"|unfounded|groundless|rumou?rs?|disinformation|misinformation|hoax\w*|absurd|exaggerat\w+"
    r"|inaccurate|misleading"
    r"|ridiculous|ludicrous|fiction\w*|propaganda|theatre|theater|gossip|fantas\w+|far-fetched"
    r"|preposterous|myths?"
    r"|smears?|speculation|distort\w+|implausible|wrong|incorrect|libel\w*|defamat\w+|fairy\s+tales?"
    r"|unsubstantiated)"
)
_COUNT = (
    r"(?:\d|one\b|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|zero|\w+teen"
    r"|\w+ty\b)"
)
_MUCH = r"(?:\w+ly\s+|very\s+|also\s+|still\s+|so\s+|too\s+|most\s+)?"

WAYS = (
    Way(
        Stance.REFUSES,
        rf"(?:declin|refus)(?:e|es|ed|ing)\s+(?:all\s+|any\s+|further\s+)*(?:to\s+{_COMMENT}|comment"
        rf"|interviews?|requests?)"
        rf"|(?:did|do|does|has|have|had)\s*(?:not|n['’]t)\s+(?:yet\s+|immediately\s+|so\s+far\s+"
        rf"|ever\s+)*{_COMMENT}"
        r"(?=\s+(?:to|on|written|questions|requests|letters|calls|detailed|specific|repeated|any|our|the"
        r"|a|for|immediately|when|where|who|why|how|what|whether|by|within"
        r"|before|in)\b|[.,;]|$)"
        r"|could\s*(?:not|n['’]t)\s+(?:immediately\s+|be\s+)*reached|(?:was|were|is|are)\s+(?:not\s+"
        r"|un)(?:immediately\s+)?(?:available|reachable)(?:\s+for\s+comment)?"
        r"|(?:has|have|had)\s+no\s+(?:immediate\s+|further\s+)?comment"
        r"|neither\s+confirm\w*\s+nor\s+den(?:y|ied|ies)"
        rf"|(?:would|will|wo|can|could)\s*(?:neither\s+confirm\s+nor\s+deny|(?:not"
        rf"|n['’]t)\s+(?:\w+ly\s+)?{_SPEAK})"
        r"|(?:gave|offered|made|provided|issued)\s+no\s+(?:\w+\s+)?(?:comment|answer|reply|response"
        r"|explanation|reason)"
        r"|(?:has|have|had)?\s*(?:remained|kept|stayed)\s+(?:silent|quiet)|(?:has|have|had)\s+yet\s+to\s+"
        rf"{_SPEAK}|(?:failed|fails)\s+to\s+{_SPEAK}|ignor(?:es|ed)(?=\s+(?:\w+\s+){{0,4}}(?:questions?"
        rf"|requests?|letters?"
        r"|calls?|inquir\w+|enquir\w+|messages?|appeals?))"
        r"|(?:left|leaves|leave)\s+(?:[\w’']+\s+){1,6}?unanswered|hung\s+up\b"
        r"|referred(?=\s+(?:all\s+)?(?:questions|"
        r"inquiries|enquiries|us|reporters|journalists|requests)\b)",
    ),
    Way(
        Stance.RETRACTS,
        rf"{forms('retract recant renounce disown backtrack')}"
        r"|(?:take|takes|took|taken)\s+back|(?:go|goes|went|gone)\s+back\s+on|(?:take|takes"
        r"|took)(?=\s+(?:\w+\s+){1,5}back\b)"
        r"|(?:withdraw|withdraws|withdrew|withdrawn)(?=\s+(?:[\w’']+\s+){1,4}"
        r"(?:testimon\w+|statements?|words?|confessions?|claims?|accusations?|allegations?|evidence"
        r"|accounts?|complaints?|denials?|version))",
    ),
    Way(Stance.DENIES, r"(?:plead|pleads|pleaded|pled)\s+(?:not\s+guilty|innocent)", whole=True),
    Way(
        Stance.DENIES,
        rf"{forms('deny reject refute rebut dispute contradict contest repudiate disagree')}(?!\s+(?:access"
        rf"|entry|bail|visits?)\b)"
        rf"|(?:considers?|considered|deems?|deemed)(?=\s+(?:[\w’']+\s+){{1,5}}?{_DENIAL}\b)"
        rf"|(?:regards?|considers?|views?|sees?|regarded|considered|f(?:i"
        rf"|ou)nds?)(?=\s+{_LINK}as\s+(?:{_DENIAL}))"
        r"|(?:brush(?:es|ed)?|wav(?:e|es|ed))\s+(?:aside|off)|(?:brush(?:es|ed)?|wav(?:e|es|ed)"
        r"|shrug(?:s|ged)?)"
        r"(?=\s+(?:[\w’']+\s+){1,5}(?:aside|off|away)\b)|shrug(?:s|ged)?\s+off|ridicul(?:e|es|ed)"
        r"|scoff(?:s|ed)?\s+at|cast(?:s)?\s+doubt\s+on|pour(?:s|ed)?\s+scorn\s+on|t(?:ake|akes"
        r"|ook)\s+issue\s+with"
        r"|push(?:es|ed)?\s+back\s+(?:on|against|at)|play(?:s|ed)?\s+down|sh(?:ake|akes|ook)\s+(?:his"
        r"|her|their)\s+heads?"
        rf"|doubt(?:s|ed)?|question(?:s|ed)?(?=\s+(?:the|this|that|whether|his|her|their)\s+(?:account"
        rf"|claims?|version|figures?"
        r"|reports?|allegations?|story|number)?)"
        r"|(?:dismiss|dismisses|dismissed|brand|brands|branded)(?=\s)"
        r"|(?:call|calls|called|describ(?:e|es|ed)|label(?:s|led|ed)?|denounc(?:e|es|ed)|term(?:s|ed)?"
        r"|characteri[sz](?:e|es|ed))"
        rf"(?=\s+{_LINK}(?:as\s+)?(?:{QUOTED}|{_DENIAL}\b))",
    ),
    Way(
        Stance.FEARS,
        r"(?:fear|fears|feared|worry|worries|worried|dreads?|dreaded)(?=\s+(?:that|for|of|about"
        r"|[\w’']+))"
        rf"|(?:am|is|are|was|were|remains?|remained|['’](?:m|re|s))\s+{_MUCH}(?:worried|afraid"
        rf"|concerned|alarmed|anxious"
        r"|terrified|frightened|scared|fearful)(?!\s+to\b|\s+with\b)"
        r"|(?:express|voic|rais)(?:es|ed|e)?\s+(?:\w+\s+){0,2}(?:concerns?|fears?|alarm|worr(?:y|ies))"
        r"|have\s+(?:grave"
        r"|serious|great)\s+fears?|liv(?:es?|ed)\s+in\s+fear"
        r"|(?:has|have|had)\s+(?:grave\s+|serious\s+|great\s+)?fears\s+(?:for|that)",
    ),
    Way(
        Stance.DEMANDS,
        r"(?:is|are|was|were)\s+(?:demanding|urging|calling\s+(?:up)?on|calling\s+for)"
        rf"|{forms('demand urge implore beseech petition')}"
        r"|(?:call|calls|called)\s+(?:up)?on|(?:call|calls|called|press|pressed|pushed)\s+for"
        r"|(?:appeal|appeals|appealed|plead|pleads|pleaded)\s+(?:to|with|for)|request(?:s"
        r"|ed)?(?=\s+(?:that|the|an?|to|information))"
        r"|insist(?:s|ed)?\s+on|want(?:s|ed)?(?=\s+(?:[\w’']+\s+){1,6}?to\b)"
        r"|(?:beg|begs|begged)(?=\s+(?:[\w’']+\s+){1,6}?(?:not\s+)?to\b|\s+for\b)"
        r"|ask(?:s|ed)?(?=\s+that\b"
        r"|(?!\s+(?:who|(?:[\w’']+\s+){0,2}(?:whether|if|why|how|what|where|when))\b)"
        r"\s+(?:(?!not\b)[\w’']+\s+){1,9}?(?:not\s+)?to\b)",
    ),
    Way(
        Stance.PROMISES,
        r"(?:swear|swears|swore)(?=\s+to\b(?!\s+(?:me|us|him|her|them|the)\b))|"
        rf"{forms('promise pledge vow guarantee')}(?=\s+(?:[\w’']+\s+){{0,3}}?(?:to|that|an?|not|he|she"
        rf"|it|they|we)\b)"
        r"|(?:undertakes?|undertook|commits?|committed)(?=\s+(?:\w+self\s+|themselves\s+)?to\b)",
    ),
    Way(
        Stance.ASSERTS,
        r"tell|tells|told",
        r"(?!\s+(?:[\w’'.-]+\s+){1,5}?(?:not\s+)?to\s+(?!(?:the|a|an|her|him|us|me)\b)\w)",
    ),
    Way(Stance.ASSERTS, forms(FACTUAL), rf"{_OBJECT}(?!\s+to\s+(?:the|a|work)\b)", whole=True),
    Way(
        Stance.ASSERTS,
        r"(?:keeps?|kept|w(?:ent|ent\s+right)\s+on|goes\s+on)\s+(?:saying|telling|insisting|claiming"
        r"|repeating|shouting)"
        r"|(?:would|will|could|can)\s+only\s+(?:say|tell|repeat|confirm|add)",
    ),
    Way(Stance.ASSERTS, rf"{forms(OPEN)}|saying|adding|insisting|claiming|alleging", _NOT_INFINITIVE),
    Way(Stance.ASSERTS, r"asks?|asked", rf"(?=\s*:|,?\s*(?:{_LINK})?{QUOTED})"),  # "asked why" claims nothing
    Way(Stance.ASSERTS, r"swear|swears|swore", r"(?!\s*\.|\s+at\b|\s+to\s+(?!me|us|him|her|them|the))"),
    Way(
        Stance.ASSERTS,
        rf"puts?(?=\s+(?:[\w’'-]+\s+){{1,12}}?(?:{TIME}|at\s+(?:[a-z]+\s+){{0,3}}?{_COUNT}))|puts?\s+it\b"
        r"|dat(?:e|es|ed)(?=\s+[^.;]{2,50}?\s+(?:to|from)\b)|ma(?:ke|kes|de)\s+(?:it\s+)?clear|g(?:ive"
        r"|ives|ave)"
        r"(?=\s+(?:[\w’'-]+\s+){1,5}as\b)|w(?:as|ere)\s+(?:clear|adamant|categorical)(?=\s+that\b|:)"
        r"|(?:is|are|was|were)\s+(?:\w+ly\s+)?"
        r"(?:convinced|certain|sure|adamant|confident)(?=\s+that\b)|sp(?:eak|eaks|oke)\s+of|talk(?:s"
        r"|ed)?\s+of"
        r"|complain(?:s|ed)?\s+(?:of|about)|accus(?:e|es|ed)(?=\s+[^.;]{2,60}?\s+of\b)|blam(?:e|es|ed)(?=\s)"
        r"|t(?:ell|ells|old)\s+of|warn(?:s|ed)?\s+(?:of|against)|allud(?:e|es|ed)\s+to|testif(?:y|ies"
        r"|ied)\s+(?:to|against)",
        whole=True,
    ),
    Way(
        Stance.ASSERTS,
        r"(?:claim|claims|claimed|profess|professes|professed|purports|purported)(?=\s+(?:not\s+)?"
        r"to\s+(?:have|be|know)\b)"
        r"|admit(?:s|ted)?\s+to(?=\s)",
        whole=True,
    ),
    Way(
        Stance.ASSERTS,
        r"(?:call|calls|called|describ(?:e|es|ed)|label(?:s|led|ed)?|brand(?:s|ed)?|term(?:s|ed)?)(?="
        r"\s+(?:the|this|that|his"
        r"|her|their|its|these|those)\s+[\w-]+\s+(?:an?\s|the\s|[\w-]+(?:ful|al|ous|ive|ed|ble|less|ary"
        r"|ic|ing|[ae]nt)\b)"
        r"|\s+(?:it|this|that|them|him|her)\s+(?:an?|the)\s)",
        whole=True,
    ),
    Way(Stance.ASSERTS, forms(OBJECTED), _OBJECT, records=True, whole=True),
    Way(
        Stance.ASSERTS,
        rf"(?:came|comes|arrived|followed|runs|ran|goes|went|reads|read|was|is|begins"
        rf"|began)(?=\b[^:;.]{{0,40}}:\s*{QUOTED}"
        rf"|\s*,?\s*{QUOTED})",
        records=True,
    ),
    Way(Stance.ASSERTS, rf"{forms(LINKED)}|{forms(REPLIES)}", rf"(?={THAT})"),
)

TRAILING_STANCES = {
    "fear": Stance.FEARS,
    "worr": Stance.FEARS,
    "promis": Stance.PROMISES,
    "vow": Stance.PROMISES,
    "pledg": Stance.PROMISES,
    "demand": Stance.DEMANDS,
    "plead": Stance.DEMANDS,
    "urg": Stance.DEMANDS,
}

# "The police report states": a verb of saying is no noun with a verb of its own behind it.
_NO_NOUN = (
    r"(?!\s+(?:was|were|is|are|has|had|does|did|says?|said|states?|stated|shows?|showed|of"
    r"|from(?!\s+the\s+(?:very\s+)?(?:start|beginning|outset|first)\b))\b)"
)
_COMPILED = tuple(
    (
        way,
        re.compile(rf"(?:(?<![\w-])|(?=[’']))(?:{way.verbs})(?![\w-]){_NO_NOUN}{way.after}"),
        re.compile(rf"(?:{way.verbs})(?![\w-])"),
    )
    for way in WAYS
)


@dataclass(frozen=True)
class Verb:
    """A verb of saying in a sentence."""

    start: int
    end: int
    stance: Stance
    records: bool = False
    whole: bool = False


def verbs(words: str, lo: int, hi: int) -> list[Verb]:
    """Verbs of saying with what must follow them, in order; of two at one place the first way counts."""
    return [one for one in _all(words) if lo <= one.start and one.end <= hi]


@lru_cache(maxsize=64)
def _all(words: str) -> list[Verb]:
    """Those of a whole sentence, found once for all of its parts."""
    found: list[Verb] = []
    for way, pattern, alone in _COMPILED:
        for match in pattern.finditer(words):
            bare = alone.match(words, match.start())
            if bare and not any(one.start < bare.end() and bare.start() < one.end for one in found):
                found.append(Verb(bare.start(), bare.end(), way.stance, way.records, way.whole))
    return sorted(found, key=lambda one: one.start)
