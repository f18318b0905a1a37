"""The texts that `init` writes as `budget.toml`: for readers who have never seen such a file.

A comment that is an example has no space after its `#`: with the `#` taken away it is a line of the budget.
"""

from leadtime.model.errors import Usage

_HOW_TO = """\
# How to change this file: open it in any text editor, change what stands to the
# right of an equals sign, and save. leadtime reads it anew each time.
#
#   - A line that begins with # is a note to you; leadtime passes over it. If no
#     space follows the #, it is an example: take the # away and it counts.
#   - Words and amounts stand in quotes: "office", "45%". Numbers, days such as
#     2026-09-01, and true and false stand without.
#   - A line in brackets, such as [[category]], begins something new. What
#     belongs to it stands below it.
#   - `leadtime budget check` reads the file and says in which line something is
#     wrong, and how to mend it.

# The form of this file. Leave it as it is.
version = 1

# Does your week begin on another day than Monday? Then say so here.
#week_starts = "sunday"

# Has less than this part of your working time been logged, nothing is judged.
#least_coverage = "50%"

# Your own mail addresses tell which invitations of a calendar you declined.
#me = ["anna.berg@example.se"]
"""

_WEEK = """\
# ------------------------------------------------------------ your working week

[week]
# The hours that you mean to work in a week: 40, or "37h30m".
hours = 40
# The days you work on. The hours are spread evenly over them.
working_days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
"""

_CATEGORIES = """\
# ------------------------------------------- categories: what your time goes to
#
# path     the name that you log under: `leadtime log visits 1h30m`. With a / it
#          is part of another: what is logged under communication/social is in
#          the figures of communication too.
# label    a name to read
# aliases  other words that you may type for it, such as its name in Swedish
# counts   false takes it out of all sums and shares: lunch is not working time
# visits   true makes an entry a visit when it names a unit, see below
#
# To add a category, copy one with its [[category]] line and change the words.
# Before you rename one, mind the log: what is logged under the old name stays
# under the old name.
"""

_TARGETS = """\
# ------------------------------------------ targets: what a category should get
#
# at_least and at_most are one of
#   "20%"  a share of the time that you log; what does not count is left out
#   "6h"   time in a week
#   "3x"   a number of entries in a week
# For time and numbers, per = "month" on the next line makes it a month;
# "quarter" and "year" can be said too. A target may have both at_least and
# at_most, and is then met in between. A category may have several targets.
#
# When you change your mind, leave the target that is there: copy it to the end
# of the file, change the amount, and say from which day the new one holds.
# Older weeks keep the target they had. The new one then has a line such as
#     from = 2027-01-01
# and a target that is only for a while has its last day too:
#     until = 2027-06-30
"""

_UNITS = """
# ----------------------------- units: the parts of your organisation to visit
#
# name         a path: what stands under schools/ is part of schools
# label        a name to read
# headcount    its people, without those of its parts
# visit_every  how often it is to be visited: "6 weeks", "1 quarter"; where a
#              unit does not say, that of the unit it is part of holds
# shifts       when its people work: "day", "evening", "night", "weekend"
# from, until  its first and last day; was = ["its old name"] for a new name
#
# `leadtime unit import FILE.csv` brings in a whole organisation, and `leadtime
# coverage` shows whom you have not met.

#[[unit]]
#name = "schools/elineberg"
#headcount = 45
#visit_every = "6 weeks"

# --------------------------- behaviours: what you want to see more of, and lift

#[[behaviour]]
#name = "helps others"
#aliases = ["hjälper andra"]
"""

_RULES = r"""
# ------------------------------ rules: what the events of your calendar become
#
# `leadtime import ics calendar.ics` sorts a calendar by these rules. They are
# tried from the top, and the first one that fits an event takes it.
#
# summary   what is in the event's title. One of several will do, and capitals
#           make no difference. Between slashes it is a regular expression, in
#           single quotes: '/\bapt\b/' is APT as a word, and not in "captain".
# category  what the event becomes; or skip = "why", and it is left out
#
# Also location, calendar, categories, organizer and attendees_at_least = 5 can
# be asked for; a rule with several takes what fits all of them. Beside the
# category it may give a unit and tags.
#
# `leadtime rules test calendar.ics` shows what each rule takes, and what none.
"""

_DIRECTORS_RULES = r"""
[[rule]]
summary = '/^(cancell?ed|avbokad|avbokat|inställ[dt])\b/'
skip = "cancelled"

[[rule]]
summary = ['/^private?( app| avt|:|$)/', '/^(tand)?läkar(e|besök)\b|^dentist/']
skip = "private"

[[rule]]
summary = '/^lunch(rast)?\b(?! ?(meeting|seminar))/'
category = "lunch"

[[rule]]
summary = [
    '/^(resa|hemresa|tjänsteresa|restid|tåg|flyg)\b/',
    '/^(travel|train|flight|drive)( to| from| home| time|:|$)/',
]
category = "travel"

[[rule]]
summary = ['/besök(et)?\b/', '/^visit\b/', '/\bvisits?( to| at|:|$)/']
category = "visits"

# Before the press: the interview of a candidate is a meeting.
[[rule]]
summary = ["rekryter", "kandidat", "recruit", "candidate", "job interview"]
category = "meetings"

[[rule]]
summary = ["sociala medier", "social media", "linkedin", '/^lyfta?\b/']
category = "communication/social"

[[rule]]
summary = '/\b(press|presskonferens|pressträff|intervju|interview|podd)\b/'
category = "communication"

[[rule]]
summary = '/^(admin|e-?post|mejl|e-?mail|fokus|focus|mötesfri|meeting-free)/'
category = "office"

[[rule]]
summary = [
    '/(möte(t|n)?|meetings?|samtal|avstämning|check-in|workshop)\b/',
    '/ledningsgrupp|styrgrupp|nämnd|fullmäktige|styrelse/',
    '/\b(1:1|one-to-one|apt|lg|ks|ksau|kf)\b/',
    '/\b(management team|steering group|council|committee|board)\b/',
]
category = "meetings"
"""

_MUNICIPAL_DIRECTOR = f"""\
# The time budget of a municipal director: what your working time should go to
# in a usual week. All of it is a proposal. Change it until it is yours.
#
{_HOW_TO}
{_WEEK}
{_CATEGORIES}
[[category]]
path = "office"
label = "Office work"
aliases = ["desk", "email", "kontor", "mejl"]

[[category]]
path = "meetings"
label = "Meetings"
aliases = ["meeting", "möte", "möten"]

# In the organisation's own places: schools, care homes, depots, libraries.
[[category]]
path = "visits"
label = "Visits"
aliases = ["visit", "besök"]
visits = true

[[category]]
path = "communication"
label = "Communication"
aliases = ["kommunikation"]

# Lifting people and groups who do something extra, where others see it.
[[category]]
path = "communication/social"
label = "Social media"
aliases = ["lift", "lyft"]

[[category]]
path = "travel"
label = "Travel"
aliases = ["trip", "resa"]

# Logged if you like, so that the day has no hole; never part of a sum.
[[category]]
path = "lunch"
label = "Lunch"
aliases = ["break", "rast"]
counts = false

{_TARGETS}
# The office gets at most this share.
[[target]]
category = "office"
at_most = "45%"

# Visits get at least a quarter of the time ...
[[target]]
category = "visits"
at_least = "25%"

# ... and are at least three in a week.
[[target]]
category = "visits"
at_least = "3x"

# A fifth of the time goes to lifting others.
[[target]]
category = "communication/social"
at_least = "20%"
{_UNITS}{_RULES}{_DIRECTORS_RULES}"""

_BLANK = f"""\
# A time budget: what your working time should go to, in a usual week.
#
{_HOW_TO}
{_WEEK}
{_CATEGORIES}
[[category]]
path = "meetings"
label = "Meetings"
aliases = ["meeting", "möte"]

#[[category]]
#path = "meetings/board"

#[[category]]
#path = "lunch"
#counts = false

{_TARGETS}
#[[target]]
#category = "meetings"
#at_most = "40%"

#[[target]]
#category = "meetings/board"
#at_least = "2x"
#per = "month"
{_UNITS}{_RULES}
#[[rule]]
#summary = ["board", "styrelse"]
#category = "meetings/board"
"""

TEMPLATES = {"municipal-director": _MUNICIPAL_DIRECTOR, "blank": _BLANK}


def template(name: str) -> str:
    """The budget's text of this name, ending in a newline; Usage with the names when there is none."""
    if name not in TEMPLATES:
        raise Usage(f'there is no template "{name}"', f"the templates are {' and '.join(TEMPLATES)}")
    return TEMPLATES[name]
