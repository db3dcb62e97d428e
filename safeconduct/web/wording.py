"""The sentences that stand beside a field when it cannot be used.

Each is a refusal code of its own, so that the form, the API and the stories answer alike. None
repeats what was typed: an answer may be read over a shoulder or end in a log.
"""

from safeconduct.kernel.errors import define
from safeconduct.kernel.text import N_

MISSING = define("missing", 422, N_("Nothing was given here, and it is needed."))
TOO_LONG = define(
    "too_long", 422, N_("Too long: %(length)s characters, at most %(limit)s are kept. Shorten it.")
)
TOO_SHORT = define("too_short", 422, N_("Too short: %(length)s characters, at least %(limit)s are needed."))
TOO_MANY = define("too_many", 422, N_("Too many: %(count)s given, at most %(limit)s are allowed."))
TOO_FEW = define("too_few", 422, N_("Too few: %(count)s given, at least %(limit)s are needed."))
UNREADABLE = define(
    "bad_text",
    422,
    N_("This holds a character that cannot be kept (an empty byte or half a symbol). Type it again."),
)
NOT_OFFERED = define("not_one_of", 422, N_("Choose one of the answers offered here."))
NOT_A_NUMBER = define("not_a_number", 422, N_("Give a number in digits, for example 12."))
NOT_WHOLE = define("not_whole", 422, N_("Give a whole number, for example 12."))
TOO_LOW = define("too_low", 422, N_("Give a number that is not below %(limit)s."))
TOO_HIGH = define("too_high", 422, N_("Give a number that is not above %(limit)s."))
NOT_ABOVE = define("not_above", 422, N_("Give a number above %(limit)s."))
NOT_BELOW = define("not_below", 422, N_("Give a number below %(limit)s."))
NOT_A_STEP = define("not_a_step", 422, N_("Give a multiple of %(step)s."))
BAD_DATE = define(
    "bad_date", 422, N_("There is no such date. Write it as day.month.year, for example 11.03.2026.")
)
BAD_TIME = define("bad_time", 422, N_("There is no such time. Write hours and minutes, for example 21:40."))
DATE_MISSING = define("date_missing", 422, N_("Add the date: a time alone does not say which day."))
TIME_MISSING = define("time_missing", 422, N_("Add the time: a date alone is not a moment."))
TIME_SKIPPED = define(
    "time_skipped",
    422,
    N_(
        "%(time)s did not exist on that day in %(zone)s: the clocks jumped over it. "
        "Perhaps %(instead)s is meant."
    ),
)
BAD_EMAIL = define("bad_email", 422, N_("This is no e-mail address: write it as name@example.org."))
BAD_FORM = define("bad_form", 422, N_("This is not written in the expected form."))
BAD_FORM_LIKE = define(
    "bad_form_like", 422, N_("This is not written in the expected form, for example: %(example)s")
)
BAD_HANDLE = define("bad_handle", 422, N_("This does not lead to anything. Choose it again."))
FILE_TOO_LARGE = define(
    "file_too_large", 422, N_("This file is too large: at most %(limit)s MiB can be taken here.")
)
LINE_WRONG = define("line_wrong", 422, N_("Line %(line)s cannot be used: %(why)s"))
DO_NOT_FIT = define(
    "do_not_fit", 422, N_("These answers do not fit together. Look at them again; nothing is lost.")
)
UNUSABLE = define("unusable", 422, N_("This answer cannot be used as it stands."))
NOT_KNOWN = N_("not known")  # the answer of a question that nobody can answer
