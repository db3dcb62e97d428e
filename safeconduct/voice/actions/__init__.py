"""Every change of a public text, by what it is about."""

from safeconduct.voice.actions.correcting import CorrectFromTemplate, correct_from_template
from safeconduct.voice.actions.drafting import (
    DraftStatement,
    EditStatement,
    SubmitStatement,
    draft_statement,
    edit_statement,
    submit_statement,
)
from safeconduct.voice.actions.ending import LetStand, WithdrawStatement, let_stand, withdraw_statement
from safeconduct.voice.actions.publishing import PublishStatement, publish_statement
from safeconduct.voice.actions.templates import FromTemplate, draft_from_template
from safeconduct.voice.actions.weighing import (
    AnswerQuestions,
    ClearWords,
    LiftVeto,
    Veto,
    answer_questions,
    clear_words,
    lift_veto,
    veto,
)

__all__ = [
    "AnswerQuestions",
    "ClearWords",
    "CorrectFromTemplate",
    "DraftStatement",
    "EditStatement",
    "FromTemplate",
    "LetStand",
    "LiftVeto",
    "PublishStatement",
    "SubmitStatement",
    "Veto",
    "WithdrawStatement",
    "answer_questions",
    "clear_words",
    "correct_from_template",
    "draft_from_template",
    "draft_statement",
    "edit_statement",
    "let_stand",
    "lift_veto",
    "publish_statement",
    "submit_statement",
    "veto",
    "withdraw_statement",
]
