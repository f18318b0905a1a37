"""A small organisation with half a year behind it, as files: five schools and two care homes, met and not met."""

from tests.cli.program import Program

BUDGET = """
[[unit]]
name = "schools"
label = "Schools"
visit_every = "6 weeks"
shifts = ["day"]

[[unit]]
name = "schools/elineberg"
label = "Elineberg school"
headcount = 45
aliases = ["elinebergsskolan"]

[[unit]]
name = "schools/oak-lane"
label = "Oak Lane school"
headcount = 60

[[unit]]
name = "schools/mill-hill"
headcount = 30

[[unit]]
name = "care"
label = "Care homes"
visit_every = "1 month"
shifts = ["day", "evening", "night"]

[[unit]]
name = "care/seaview"
label = "Seaview"
headcount = 80

[[unit]]
name = "care/birch-court"
label = "Birch Court"
headcount = 25

[[behaviour]]
name = "helps others"
aliases = ["hjälper andra"]

[[behaviour]]
name = "tries something new"
"""

LOG = """\
version = 1

[[entry]]
id = "aug12222"
start = 2026-08-12T09:00:00+02:00
end = 2026-08-12T10:30:00+02:00
category = "visits"
unit = "schools/oak-lane"
people = 20

[[entry]]
id = "oct52222"
start = 2026-10-05T18:00:00+02:00
end = 2026-10-05T19:00:00+02:00
category = "visits"
unit = "care/seaview"
people = 12

[[recognition]]
id = "rec12222"
date = 2026-10-08
unit = "care/seaview"
what = "Covered for each other all through the flu"
behaviour = "helps others"
channel = "instagram"

[[promise]]
id = "pro12222"
date = 2026-10-05
unit = "care/seaview"
what = "An answer about the night schedule"
owner = "head of care"
due = 2026-10-19
entry = "oct52222"

[[entry]]
id = "oct62222"
date = 2026-10-20
minutes = 45
category = "visits"
unit = "schools/elineberg, care/seaview"

[[entry]]
id = "nov12222"
start = 2026-11-25T09:00:00+01:00
end = 2026-11-25T10:30:00+01:00
category = "visits"
unit = "schools/elineberg"
people = 25
note = "Morning meeting"

[[promise]]
id = "pro22222"
date = 2026-11-25
unit = "schools/elineberg"
what = "New chairs in the hall"
entry = "nov12222"

[[recognition]]
id = "rec22222"
date = 2026-11-26
unit = "schools/elineberg"
what = "Built a garden with the pupils"
behaviour = "tries something new"

[[entry]]
id = "nov22222"
start = 2026-11-26T09:00:00+01:00
end = 2026-11-26T09:30:00+01:00
category = "communication/social"
unit = "schools/mill-hill"
"""


def with_units(program: Program, log: str = LOG) -> Program:
    """The program with the organisation in its budget, and its log."""
    with program.budget.open("a", encoding="utf-8", newline="\n") as file:
        file.write(BUDGET)
    program.log.write_text(log, encoding="utf-8", newline="\n")
    return program
