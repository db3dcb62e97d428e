"""The words of an English text by which somebody is a child: an age, a class, care, what only children have.

A sign tells that there is a child, not who: that is asked in `minors`. Rather a sign too many.
"""

import re
from collections.abc import Iterator

from safeconduct.claims.read.language import Stretch
from safeconduct.claims.said import AgeSaid

ADULT = 18
THIS_CENTURY = 40  # "'79" is of the last century
SURELY = 2008  # who was born since is a child where the text tells nothing of its own year

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
NUMBER = rf"(?:{_UNITS}|{_TEENS}|1[0-7]|[1-9])"
_TEEN = rf"(?:{_TEENS}|1[0-7])"
_NTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
_HARDLY = (
    r"(?:(?:then|only|just|now|about|barely|almost|nearly|still|even|yet|maybe|perhaps|probably|not"
    r"|quite|some)\ )*"
)
_HIS = r"(?:my|our|your|his|her|their|its|the|a|an|[\w-]+['’]s?)"
_WORDS = r"""school(?:boy|girl|child|children|boys|girls|mates?|pupils?) | class-?mates? | pupils?
    | teen(?:ager|agers|age|s)? | under-?aged? | minors? (?!\ (?:injur|offen|change|damage))
    | juveniles? | adolescents? | child | children | boys? | girls? (?!friend) | toddlers? | bab(?:y|ies)
    | kids? | lads? | lass(?:es)? | youngsters? | infants? | kindergart\w+ | tots? | twins | newborns?
    | firstborn
    | preschool\w* | pre-school\w* | orphan(?:s|ed|age|ages)? | triplets | pre-?teens? | tweens?"""
_SCHOOL = rf"""(?:{_NTH}|\d{{1,2}}(?:st|nd|rd|th)?)[\s-](?:grade(?:r|rs)?|form(?:er|ers)?(?!\ of)
    |year\ (?:pupil|at\ school))
    | (?:in\ )?year\ (?:[1-9]|1[01]|seven|eight|nine|ten|eleven)(?=[.,;:)]|\ (?:at|pupil|student|and)\b)
    | (?:pupils?|students?)\ (?:of|in|from)\ (?:the\ )?(?:\w+\ grade|grade\ \w+|\w+\ form|class\ \w+|school)
    | in\ the\ (?:\w+\ grade|(?:{_NTH})\ form) | grade\ \d+ | class\ (?:of\ )?(?:[1-9]
    |1[01])(?=[.,;:)\s][^\d])
    | (?:from|in|of)\ (?:class\ )?(?:[1-9]|1[01])[A-DА-Г](?=[\s.,;:)])
    | still\ (?:at|in)\ school | (?:is|was)\ at\ school(?=[.,;:)]|\ (?:when|that|in))
    | (?:to|from|home\ from)\ school(?=[.,;:!?)]|\ (?:on|when|that|yesterday|today|in\ the|at|after|again
    |because)\b)
    | (?:go(?:es|ing)?|walk(?:s|ing)?)\ to\ school
    | (?:starts?|starting|started|begins?|began|attends?|attending|attended|miss(?:es|ed|ing)?|skip(?:s|ped
    |ping)?
      |leaves?\ for|late\ for|finish\w*)\ (?:the\ |a\ |his\ |her\ )?
      (?!(?:law|medical|business|graduate|driving|flight|police|film|night|higher|party
      |drama)\b)(?:[\w-]+\ )?school
      (?!\ (?:of|board|meeting|closure)\b)
    | (?:primary|elementary|middle|secondary|high|nursery|boarding|village|reform|correctional)[\s-]school
    | nursery
    | school-age | school\ ?(?:bag|books?|uniform|backpack|diary|desk|work|trip|bus|friends?|holidays?
    |canteen|exams?|age)
    | last\ year\ of\ school | left\ school\ (?:after|at|in\ the) | (?:expelled|excluded|suspended
    |truant)\ from
      \ (?:the\ |his\ |her\ )?school | school\ (?:expelled|excluded|suspended) | after\ school(?=[.,;:!?)])
    | (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh)[\s-](?:class|year)(?=[.,;:)]
    |\ (?:at|in|when|and)\b)
    | class\ (?:{_UNITS}|ten|eleven) | lyceum | gymnasium\ (?:pupil|student) | (?-i:Scout)
    | doing\ (?:his\ |her\ )?(?:sums|lessons)
    | (?:under-|u-?)1[0-8]s? | school-leaving | satchel | homework | (?:class|form|head)\ ?(?:teacher
    |master|mistress|tutor)
    | during\ (?:[\w-]+\ ){{1,3}}lessons? | exercise\ books? | summer\ camp | playground | playmates?
    | sandpit"""
_CARE = r"""pram | pushchair | stroller | cradle | playpen | napp(?:y|ies) | diapers? | breast-?f(?:eed|ed)\w*
    | nann(?:y|ies) | babysitter | day\ ?care | cr[eè]che | milk\ teeth | lullab(?:y|ies)
    | teddy(?:\ bear)? | (?:his|her|['’]s)\ (?:toys?|dolls?)
    | pa?ediatric\w* | buggy | (?:mother|father|grandmother)['’]s\ (?:arms|lap|knees?|skirts?) | (?:tiny
    |little)\ coffin
    | (?:took|taken|remov\w+|separated)\ (?:[\w-]+\ ){0,3}from\ (?:his|her|their)\ (?:mother|parents
    |mum|father)
    | child\ (?:services|welfare|protection) | social\ services | (?:father\ christmas|santa|tooth\ fairy)
    | voice\ (?:has|had)(?:n['’]t|\ not)\ (?:yet\ )?broken
    | foster\ (?:care|home|family|mother|father|parents?|child\w*) | adoption
    | (?-i:guardian|guardians|guardianship)
    | children['’]s\ (?:home|ward|camp|shelter|room|clinic|section|ombuds\w+|commissioner|services)
    | custody\ (?:of|over)\ (?=(?-i:[A-Z])) | (?:in|into|to)\ the\ (?:custody|care)\ of\ (?:his|her|their
    |the)\ (?:own\ )?
      (?:parents?|mother|father|grand\w+|aunt|uncle|family|relatives|legal|state|social)
    | playing\ (?:in|on)\ the\ (?:yard|street|courtyard|sand|snow) | play(?:ing|ed)\ (?:with\ (?:toys|dolls
    |lego)|hide)
    | ask(?:s|ed|ing)?\ (?:me\ |us\ )?where\ (?:is\ )?(?:his\ |her\ |my\ )?(?:mama|papa|mother|father|mum
    |mom|dad|daddy|mummy|mommy)
    | mumm?y | mommy | daddy | (?:mama|mum|mom|papa|dad)\b[^.\n]{0,40}\b(?:cri(?:ed|es)|sob(?:s|bed))
    | learn(?:ed|t|ing|s)?\ to\ (?:walk|talk|read|crawl)"""
_KIN = rf"""(?:my|our|his|her|their|['’]s|couple['’]s|family['’]s)\ (?:youngest|eldest|oldest|littlest
    |smallest|middle\ one|little\ ones?)
    (?!\ (?:brother|sister|aunt|uncle|cousin|colleague))
    | (?:the|our)\ (?:very\ )?(?:youngest|smallest|littlest)(?=,|\ (?:of|detainee|prisoner|victim|inmate
    |defendant|one|among
    |person)\b)
    | {_HIS}\ (?:great-?)?grand(?:son|daughter|child|children|sons|daughters)
    | (?:little|kid|baby)\ (?:brother|sister|cousin|nephew|niece|son|daughter|one)s?"""
_LAW = rf"""(?:below|under|reach(?:ed|es)?)\ the\ age\ of | age\ of\ (?:consent|majority
    |criminal\ responsibility|responsibility|{_TEEN})
    | criminal(?:ly)?\ (?:liable|responsib\w+)[^.;\n]{{0,30}}\bage | because\ of\ (?:his|her
    |their)\ (?:young\ |tender\ )?age
    | (?:young|tender)\ age | (?:not|never)\ (?:yet\ )?come\ of\ age | com(?:es?|ing)\ of\ age
    | not\ (?:yet\ )?of\ (?:full\ |legal\ )?age
    | is\ the\ (?:eldest|oldest|youngest) | (?:not|n['’]t)\ old\ enough | too\ young\ to | youth\ (?:wing
    |colony|prison|detention|custody|court|offend\w+) | educational\ colony
    | without\ (?:a|any|his|her|their|either)\ parents?
    | in\ the\ (?:presence|absence)\ of\ (?:a|his|her|their)\ (?:parents?|mother|guardian|teacher|educator)
    | parental\ (?:consent|permission|rights) | child-?(?:protection|care|bride|marriage|welfare)"""
_AGE = rf"""(?:{_NTH}|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|(?:[1-9]
    |1[0-8])(?:st|nd|rd|th))\ birthday
    | (?:he|she|who|will|would|to)\ (?:[\w’']+\ ){{0,4}}?(?:be|been|turns?|turning|turned
    |than)\ {_HARDLY}{_TEEN}
      (?=[.,;:)!]|\ (?:when|at|in|on|this|next|last|and|but|years\ old)\b|$)
    | (?:will|would|to|is|was)\ (?:only\ |about\ to\ )?(?:turn|turning|become)\ (?:18|eighteen)\b
    | (?:before|until|till)\ (?:he|she|they)\ (?:is|was|turns?|turned|are|were)\ (?:18|eighteen)
    | (?:was|is|were|are|turned|turns|only|just|aged|hes|shes|isn['’]t|wasn['’]t)\ {_HARDLY}{_TEEN}
      (?=[.,;:)!?]|\ (?:when|at|and|then|that|in|now|on|this|next|last|or|by|but|[—–-])(?:\b|(?<=[—–-]))|$)
    | (?:am|['’][ms]|age\ (?:as|is|was)|age:|aged:?)\ {_HARDLY}{_TEEN}
    | (?:[1-9]|1[0-7])\s?(?:y\.?\s?o\b|y/o|yrs?\.?\ old|yr-old)
    | (?:who|he|she|son|daughter|brother|sister|boy|girl|one)\ (?:is|was|turned|has\ turned
    |had\ turned)\ {_HARDLY}
      (?:{_UNITS}|[1-9])(?=[.,;:)]|\ (?:when|at|and|then)\b|$)
    | (?:only|just|at|barely|not\ yet|not\ even)\ (?:just\ |only\ |the\ age\ of\ )?{_TEEN}(?=,\ (?-i:[A-Z])
    |\ years\ old)
    | (?:married|engaged|betrothed|widowed|orphaned|recruited|conscripted|sold|pregnant|arrested|jailed
    |imprisoned|abducted|kidnapped)
      \ (?:off\ |away\ )?(?:at|aged)\ {_HARDLY}{_TEEN}(?![:.]\d|\ (?:o['’]clock|hours|minutes|[A-Z]))
    | (?:victim|suspect|defendant|complainant|witness|detainee|student|son|daughter|brother|sister|cousin
    |nephew|niece|boy|girl)
      \ \((?:1[0-7]|[1-9])(?=\))
    | (?:early|mid|late|his|her|their)[\s-]teens | would\ have\ been\ {NUMBER} | {NUMBER}\ candles
    | both\ (?:of\ them\ )?(?:aged\ )?{NUMBER}(?=[.,;:)])
    | born\ (?:in\ (?:the\ |a\ )?\w+\ )?(?:last|this)\ (?:year|winter|spring|summer|autumn|month|week)
    | (?:an?|one)\ (?:year|month|week|day)\ old
    | at\ (?:just\ |only\ |barely\ )?{_TEEN}\ the\ youngest
    | {NUMBER}\ years?\ and\ (?:a\ half|\w+\ (?:months?|weeks?|days?)) | {NUMBER}\ and\ a\ (?:half|quarter)
    | (?:\d{{1,2}}|{NUMBER}|eighteen)[\s-](?:months?|weeks?|days?)[\s-](?:old|of\ age)
    | under\ (?:18|eighteen|16|14) | not\ (?:yet\ )?(?:even\ )?(?:18|eighteen|sixteen|an\ adult)"""
_CHILD = re.compile(
    rf"(?ix)(?:\b|(?=['’]s))(?:{_CARE} | {_KIN} )(?:\b|(?<=\s))"
    rf" | \b(?:{_SCHOOL} | {_WORDS} | {_LAW} | {_AGE} )\b"
)
_LITTLE = re.compile(r"\b[Ll]ittle(?=\s+[A-Z][a-z])")  # "little Osman"
_MANY = re.compile(
    r"(?i)children|boys|girls|pupils|minors|teenagers|kids|juveniles|infants|babies|schoolchildren|twins"
    r"|orphans"
    r"|newborns|toddlers|teens|youngsters|lads"
)
_BIRTH = re.compile(
    r"(?i)(?:\b(?:born|birth|dob|d\.o\.b\.?|b\.)(?![\w-])[^;\n]{0,25}?\b((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)(?:-born\b|\s(?:y\.?o\.?b\b|year\sof\sbirth))"
    r"|\b(?:born|birth|dob|b\.)(?![\w-])[^;\n]{0,12}?\b\d{1,2}[./]\d{1,2}[./](\d\d)(?!\d))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# The age behind a name: "Timur, 16,", "Timur (16)", "Timur (m, 16)", "Timur 15yo", "Timur | 14 |".
_SEX = r"(?:(?:m|f|male|female|boy|girl)[,/]?\s?)?"
_BEHIND = re.compile(
    rf"""(?ix)(?:_\w*)?[”"’]?(?:\s\([^()\d\n]{{2,30}}\))?(?:,\s(?:(?:aged|age|only|just|now|then|also|still
    |barely)\s)*{_SEX} | \s\({_SEX}
    | \s[—–]\s(?:aged\s)? | \s\|\s
    | \s[^\w\s.,:;()|"'“”‘’«»/-]{{1,4}}\s)
    (?P<age>\d{{1,2}}|{NUMBER})
    (?: (?P<unit>\s?(?:months?|mos?\b\.?|weeks?|days?)(?:[\s-]old)?) | \s?(?:yo\b|y\.o\.|yrs?\b
    |years?(?:\sold)?|(?:\sand)?\sa\shalf|[mf]\b) )?
    (?= [.,;:!?)|\n] | \s(?:[—–|-]|and\b|was\b|were\b|is\b|or\b|told\b|said\b|has\b|had\b|in\ (?-i:[A-Z]))
    | $ )"""
)
_RUN_ON = re.compile(
    r"\s(?P<age>1[0-7]|[1-9])\s?(?:yo|y/o|y\.o\.)(?!\w)|:\s(?P<told>1[0-7]|[1-9])(?=[.\n]|$)"
)  # an answer in an interview begins with a number too: "Anna: Nine, as far as I know."
_IN_YEAR = re.compile(
    r"(?:(?:\s\(|,\s\d\d?\.\d\d?\.)(?P<year>20\d\d)(?=[),;.\s])|,\s(?P<listed>20\d\d)(?=;|\s*\n|\s*$))"
)
_VALUES = {word: at for at, word in enumerate(f"{_UNITS}|{_TEENS}".split("|"), 1)}


def young(age: AgeSaid) -> bool:
    """Whether an age may be of somebody under 18."""
    return (age.low is not None and age.low < ADULT) or (
        age.low is None and age.high is not None and age.high <= ADULT
    )


def told(text: str) -> Iterator[Stretch]:
    """Every word or phrase that tells of a child, but for ages and years of birth."""
    for pattern in (_CHILD, _LITTLE):
        for match in pattern.finditer(text):
            yield Stretch(*match.span())


def births(text: str) -> Iterator[tuple[Stretch, bool]]:
    """ "Born in 2011", "DOB 03/05/2011", "(2011)": where, and whether it may be a child's.

    A child's is within 18 years of the latest year of the text, or late enough where that is the only one.
    """
    found = [(match, int(match[1] or match[2] or _century(int(match[3])))) for match in _BIRTH.finditer(text)]
    born = {match.end() for match, _ in found}
    written = max((int(one.group()) for one in _YEAR.finditer(text) if one.end() not in born), default=0)
    for match, year in found:
        yield Stretch(*match.span()), year >= SURELY if written <= year else written - year <= ADULT


def _century(year: int) -> int:
    return 1900 + year if year > THIS_CENTURY else 2000 + year


def many(words: str) -> bool:
    """Whether a sign tells of several, who need not be named: "children"."""
    return _MANY.fullmatch(words) is not None


def age_behind(text: str, end: int) -> int | None:
    """The age in years that stands right behind a name which ends there; None if none does."""
    match = _BEHIND.match(text, end) or _RUN_ON.match(text, end)
    if match is None:
        year = _IN_YEAR.match(text, end)
        return 0 if year and int(year["year"] or year["listed"]) >= SURELY else None
    if match.groupdict().get("unit"):
        return 0
    said = (match["age"] or match["told"]).casefold()
    return int(said) if said.isdigit() else _VALUES[said]
