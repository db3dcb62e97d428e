"""The questions that must be answered before anything is said in public. Pure.

After the do-no-harm tests of networks that do this work: any answer in red stops the text. What a machine
can see it answers itself; the rest somebody answers with their name, for exactly this text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CLEAR, HARM, OPEN = "clear", "harm", "open"
# In the order in which they are asked. By hand: somebody answers with their name.
BY_HAND = ("helps", "within_reach", "could_learn", "could_confirm", "jigsaw", "correction_ready", "silence")
COMPUTED = ("agrees", "betrays", "from_custody", "corroborated", "denial", "minor", "standing", "words")
QUESTIONS = (
    "agrees", "helps", "within_reach", "could_learn", "betrays", "could_confirm", "from_custody",
    "corroborated", "denial", "standing", "minor", "words", "jigsaw", "correction_ready", "silence",
)  # fmt: skip


@dataclass(frozen=True)
class Used:
    """A claim that a part rests on, as far as its harm goes. `marked`: the part says "not confirmed"."""

    standing: str
    information: int
    independent: int
    from_custody: bool
    marked: bool
    custody_said: bool
    denied_unsaid: bool


def computed(
    used: Sequence[Used],
    *,
    agreed: bool,
    betrays: bool,
    minor: bool,
    flagged: bool,
    denial_said: bool,
    unfounded: bool,
) -> dict[str, str]:
    """What the machine sees. `unfounded`: a claim that the text rests on is not there any more."""
    red = {
        "agrees": not agreed,
        "betrays": betrays,
        "minor": minor,
        "words": flagged,
        "from_custody": any(one.from_custody and not one.custody_said for one in used),
        "corroborated": any(
            not one.marked and not corroborated(one.information, one.independent) for one in used
        ),
        "denial": not denial_said and any(one.denied_unsaid for one in used),
        "standing": unfounded
        or any(one.standing not in {"stands", "retracted_under_duress"} for one in used),
    }
    return {question: HARM if red[question] else CLEAR for question in COMPUTED}


def answers(by_hand: Mapping[str, str], seen: Mapping[str, str]) -> dict[str, str]:
    """Every question with its answer; what nobody has answered is open."""
    return {one: seen.get(one) or by_hand.get(one) or OPEN for one in QUESTIONS}


def stops(found: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that stop the text: in red, or not answered."""
    return tuple(one for one in QUESTIONS if found.get(one, OPEN) != CLEAR)


def corroborated(information: int, independent: int) -> bool:
    """Whether a claim of this grade, said by so many independent sources, need not be marked."""
    return information in {1, 2} or independent >= 2
