"""English verbs by which somebody is a source, with the stance that each gives and what must follow it."""

import re
from dataclasses import dataclass

from safeconduct.claims.read.drafts import Stance


@dataclass(frozen=True)
class Way:
    """One way of saying. `verbs` as a pattern; `after`: what must follow ("" for anything)."""

    stance: Stance
    verbs: str
    after: str = ""


QUOTED = "\ue000"  # stands for each character inside quotation marks while a sentence is taken apart
_LINK = r"(?:[\w’'.,-]+\s+){0,9}?"
THAT = rf"\s+{_LINK}that\b|\s*:|,?\s*(?:{_LINK})?{QUOTED}"
_NOT_INFINITIVE = (
    r"(?!\s*\.(?:\s|$))"
    r"(?!\s+(?:to|nothing|so\b|goodbye|hello|yes|no\b(?!\s+\w+\s+(?:was|were|had|has|is|are))))"
)
_COMMENT = (
    r"(?:comment\w*|answer\w*|repl\w+|respond\w*|say|speak|talk|discuss|explain|elaborate"
    r"|provide|give|name|confirm)"
)
_DENIAL = (
    r"(?:(?:a|an|pure|paid|complete|outright)\s+)*(?:lies?|fakes?|false|nonsense|fabricat\w+"
    r"|inventions?|invented|slander\w*|"
    r"provocations?|untrue|baseless|unfounded|groundless|rumou?rs?|disinformation|hoax\w*|absurd)"
)

WAYS = (
    Way(
        Stance.REFUSES,
        rf"(?:declin|refus)(?:e|es|ed|ing)\s+to\s+{_COMMENT}"
        rf"|(?:did|do|does|has|have|had)\s+not\s+(?:yet\s+|immediately\s+)?{_COMMENT}(?=\s+(?:to|on"
        r"|any|our|the|a|for|immediately|when|where|who|why|how|what|whether)\b|[.,;]|$)"
        r"|could\s+not\s+(?:immediately\s+)?be\s+reached|(?:was|were|is|are)\s+(?:not\s+"
        r"|un)(?:immediately\s+)?available\s+for\s+comment"
        r"|(?:has|have|had)\s+no\s+(?:immediate\s+)?comment|neither\s+confirm\w*\s+nor\s+den(?:y|ied|ies)"
        r"|(?:would|will|can|could)\s+(?:neither\s+confirm\s+nor\s+deny|not\s+(?:comment|confirm|say))"
        r"|(?:gave|offered|made|provided)\s+no\s+(?:comment|answer|reply|response)|(?:has|have"
        r"|had)?\s*remained\s+silent"
        r"|(?:left|leaves|leave)\s+\w+\s+(?:questions?|requests?|inquir\w+|letters?)\s+unanswered",
    ),
    Way(
        Stance.RETRACTS,
        r"retract(?:s|ed)?|recant(?:s|ed)?|renounce[sd]?|disown(?:s|ed)?|(?:take|takes|took|taken)\s+back"
        r"|(?:withdraw|withdraws|withdrew|withdrawn)(?=\s+(?:(?:his|her|their|my|our|its|the|all"
        r"|every|an?|that|earlier|previous)\s+)+"
        r"(?:testimon\w+|statements?|words?|confessions?|claims?|accusations?|allegations?|evidence"
        r"|account))",
    ),
    Way(
        Stance.DENIES,
        r"den(?:y|ies|ied)|reject(?:s|ed)?|refut(?:e|es|ed)|rebut(?:s|ted)?|disput(?:e|es|ed)"
        r"|contradict(?:s|ed)?"
        rf"|(?:regards?|considers?|views?|sees?|regarded|considered)(?=\s+{_LINK}as\s+(?:{_DENIAL}))"
        r"|(?:brush(?:es|ed)?|wav(?:e|es|ed))\s+(?:aside|off)|shrug(?:s|ged)?\s+off|ridicul(?:e|es|ed)"
        r"|(?:dismiss|dismisses|dismissed|brand|brands|branded)(?=\s)"
        r"|(?:call|calls|called|describ(?:e|es|ed)|label(?:s|led"
        rf"|ed)?)(?=\s+{_LINK}(?:as\s+)?(?:{QUOTED}|{_DENIAL}\b))",
    ),
    Way(
        Stance.FEARS,
        r"(?:fear|fears|feared|worry|worries|worried)(?=\s+(?:that|for|of|about|\w+\s+\w+))"
        r"|(?:am|is|are|was|were|remains?|remained)\s+(?:\w+ly\s+|very\s+|extremely\s+)?(?:worried"
        r"|afraid|concerned|alarmed|anxious|terrified)(?!\s+to\b)"
        r"|express(?:es|ed)?\s+(?:\w+\s+){0,2}(?:concern|fears?|alarm|worry)|have\s+(?:grave"
        r"|serious|great)\s+fears?"
        r"|(?:has|have|had)\s+(?:grave\s+|serious\s+|great\s+)?fears\s+(?:for|that)",
    ),
    Way(
        Stance.DEMANDS,
        r"(?:is|are|was|were)\s+(?:demanding|urging|calling\s+(?:up)?on|calling\s+for)|demand(?:s|ed)?|urg(?:e|es|ed)|(?:call|calls|called)\s+(?:up)?on|(?:call|calls|called"
        r"|press|pressed)\s+for"
        r"|appeal(?:s|ed)?\s+to|request(?:s|ed)?(?=\s+(?:that|the|an?|to|information))|insist(?:s|ed)?\s+on"
        r"|ask(?:s|ed)?(?=\s+(?:\w+\s+){0,6}?(?:whether|if|why|how|where|who|what|that)\b"
        r"|\s+(?:(?!not\b)[\w’']+\s+){1,6}?to\b)",
    ),
    Way(
        Stance.PROMISES,
        r"(?:swear|swears|swore)(?=\s+to\b)|"
        r"(?:promis(?:e|es|ed)|pledg(?:e|es|ed)|vow(?:s|ed)?|undert(?:ake|akes|ook)|guarante(?:e|es"
        r"|ed))"
        r"(?=\s+(?:\w+\s+){0,3}?(?:to|that|an?|not|he|she|it|they|we)\b)",
    ),
    Way(
        Stance.ASSERTS,
        r"tell|tells|told",
        r"(?!\s+(?:[\w’'.-]+\s+){1,5}?(?:not\s+)?to\s+(?!(?:the|a|an|her|him|us|me)\b)\w)",
    ),
    Way(
        Stance.ASSERTS,
        r"(?:confirm|acknowledg|admit|report)(?:s|e|es|ed|ted)(?=\s+(?:this|it|the|his|her|their|an?)\b)",
    ),
    Way(
        Stance.ASSERTS,
        r"says?|said|saying|adding|insisting|claiming|insist(?:s|ed)?|claim(?:s|ed)?|alleg(?:e|es|ed)|maintain(?:s|ed)?|believ(?:e"
        r"|es|ed)|report(?:s|ed)?"
        r"|add(?:s|ed)?|complain(?:s|ed)?|contend(?:s|ed)?|conced(?:e|es|ed)|suspect(?:s|ed)?",
        _NOT_INFINITIVE,
    ),
    Way(
        Stance.ASSERTS,
        r"stat(?:e|es|ed)|not(?:e|es|ed)|explain(?:s|ed)?|confirm(?:s|ed)?|admit(?:s|ted)?"
        r"|acknowledg(?:e|es|ed)|testif(?:y|ies|ied)"
        r"|writ(?:e|es)|wrote|written|post(?:s|ed)?|tweet(?:s|ed)?|recall(?:s|ed)?|recount(?:s|ed)?"
        r"|relat(?:e|es|ed)|argu(?:e|es|ed)|stress(?:es|ed)?"
        r"|warn(?:s|ed)?|announc(?:e|es|ed)|declar(?:e|es|ed)|suggest(?:s|ed)?|conclud(?:e|es|ed)"
        r"|remark(?:s|ed)?|observ(?:e|es|ed)"
        r"|emphasi[sz](?:e|es|ed)|underlin(?:e|es|ed)|assur(?:e|es|ed)|inform(?:s|ed)?|repl(?:y|ies"
        r"|ied)|answer(?:s|ed)?|respond(?:s|ed)?"
        r"|continu(?:e|es|ed)|comment(?:s|ed)?|mention(?:s|ed)?|reiterat(?:e|es|ed)|repeat(?:s|ed)?"
        r"|object(?:s|ed)?|pleads?|pleaded|shout(?:s|ed)?"
        r"|whisper(?:s|ed)?|indicat(?:e|es|ed)|reveal(?:s|ed)?|disclos(?:e|es|ed)|describ(?:e|es"
        r"|ed)|specif(?:y|ies|ied)|clarif(?:y|ies|ied)"
        r"|rul(?:e|es|ed)|finds?|found|h(?:o|e)lds?|establish(?:es|ed)?|show(?:s|ed|n)?|estimat(?:e"
        r"|es|ed)|think(?:s)?|thought|accus(?:e|es|ed)"
        r"|confess(?:es|ed)?|lament(?:s|ed)?|asked|document(?:s|ed)?|determin(?:e|es|ed)|mean(?:s"
        r"|t)?|swore|agreed?|doubt(?:s|ed)?|predict(?:s|ed)?",
        rf"(?={THAT})",
    ),
)

# The same verbs where the words said stand before them: '"…," she said', 'he left, the mother noted'.
TRAILING = (
    r"says?|said|tells?|told|adds?|added|notes?|noted|reports?|reported|claims?|claimed"
    r"|alleges?|alleged|insists?|insisted|states?|stated"
    r"|explains?|explained|confirms?|confirmed|admits?|admitted|acknowledges?|acknowledged"
    r"|testif(?:y|ies|ied)|writes?|wrote|recalls?|recalled"
    r"|recounts?|recounted|argues?|argued|stresse[sd]|stress|warns?|warned|announces?|announced"
    r"|declares?|declared|suggests?|suggested"
    r"|concludes?|concluded|remarks?|remarked|observes?|observed|emphasi[sz]e[sd]?|repl(?:y|ies"
    r"|ied)|answers?|answered|responds?|responded"
    r"|continues?|continued|comments?|commented|complains?|complained|maintains?|maintained"
    r"|believes?|believed|asks?|asked|shouts?|shouted"
    r"|whispers?|whispered|fears?|feared|promises?|promised|tweets?|tweeted|posts?|posted"
    r"|objects?|objected|repeats?|repeated|thinks?|thought"
    r"|informs?|informed|specif(?:y|ies|ied)|clarif(?:y|ies|ied)|estimates?|estimated"
)
TRAILING_STANCES = {"fear": Stance.FEARS, "promise": Stance.PROMISES}

# "The police report states": a verb of saying is no noun with a verb of its own behind it.
_NO_NOUN = r"(?!\s+(?:was|were|is|are|has|had|says?|said|states?|stated|shows?|showed|of|from)\b)"
_COMPILED = tuple(
    (
        way.stance,
        re.compile(rf"(?<![\w-])(?:{way.verbs})\b{_NO_NOUN}{way.after}"),
        re.compile(rf"(?:{way.verbs})\b"),
    )
    for way in WAYS
)


@dataclass(frozen=True)
class Verb:
    """A verb of saying in a sentence."""

    start: int
    end: int
    stance: Stance


def verbs(words: str, lo: int, hi: int) -> list[Verb]:
    """Verbs of saying with what must follow them, in order; of two at one place the first way counts."""
    found: dict[int, Verb] = {}
    for stance, pattern, alone in _COMPILED:
        for match in pattern.finditer(words, lo, hi):
            bare = alone.match(words, match.start(), hi)
            if bare and not any(one.start < bare.end() and bare.start() < one.end for one in found.values()):
                found[bare.start()] = Verb(bare.start(), bare.end(), stance)
    return sorted(found.values(), key=lambda one: one.start)
