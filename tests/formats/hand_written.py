"""Logs as people write them by hand: every oddity that TOML allows, from a seed."""

from random import Random
from typing import NamedTuple

LOG = """\
version = 1

# the week of the visits
[[entry]]
id = "aaaa"
start = 2026-11-23T09:00:00+01:00
end = 2026-11-23T10:30:00+01:00
category = "visits"
unit = "schools/elineberg"
people = 12
tags = ["school", "autumn"]
note = \"\"\"
Morning meeting,
two classes\"\"\"
source = "calendar:1"
audience = "staff"
weather = "rain"

[[entry]]
id = "bbbb"
date = 2026-11-24
minutes = 45
category = "communication/social"
note = "a card"

[[absence]]
id = "cccc"
kind = "sick"
from = 2026-11-25
until = 2026-11-26
minutes = 240
note = "flu"

[[recognition]]
id = "eeee"
date = 2026-11-26
unit = "care/birch-court"
what = "Baked for the whole house"
behaviour = "helps others"

[[promise]]
id = "ffff"
date = 2026-11-26
unit = "care/birch-court"
what = "A second lift"
due = 2026-12-24

[[reminder]]
who = "the night shift"

[[entry]]
id = "dddd"
start = 2026-11-27T09:00:00Z
category = "office"
note = \"\"\"
letters
\"\"\"
"""

HEADERS = ("[[entry]]", "[[entry]]", "[[ entry ]]", '[["entry"]]', "[['entry']]", "  [[entry]]", "[[\tentry]]")
TEXTS = (
    '"Morning meeting"',
    '"with \\"quotes\\", a \\\\ and # no comment"',
    "'a [[entry]] in literal quotes'",
    '"""\nfirst line\n\n[[entry]]\nid = "none"\n"""',
    '"""ends in a quote""""',
    "'''\n[[entry]]\n# no comment\n'''",
    '"Åsa, 学校, 🙂"',
    '""',
)
TAGS = ('["school", "autumn"]', "[]", '[ "a", # why\n  "b", ]', "[\n\t'[[entry]]',\n]")
ODD = (
    "seen = true",
    "cost = 12.50",
    "place = { lat = 56.05, lon = 12.69 }",
    "place.lat = 56.05\nplace.lon = 12.69",
    "list = [ [1, 2], # two\n  [\n3 ] ]",
    '"my key" = 2026-11-23',
    '"it\'s".x = 09:30:00',
    "limit = nan",
    'quote = """a "quoted" word, and \\"\\"\\" three"""',
)
BETWEEN = ("", "# a comment, number {}", "#[[entry]]", "  # indented {}", "\t", "#", '# it\'s """ open')
TABLES = (
    "[place]\nname = 'here'\n",
    '[[reminder]]\nid = "r1"\nwho = "the night shift"\n',
    '[[recognition]]\nid = "r{}"\ndate = 2026-11-24\nunit = "x"\nwhat = "Sang"\n',
    '[[promise]]\nid = "p{}"\ndate = 2026-11-24\nunit = "x"\nwhat = "A chair"\ndone = 2026-11-25\n',
    '[[absence]]\nid = "{}"\nkind = "sick"\nfrom = 2026-11-24\n',
    "[entries]\nentry = 1\n",
    '["entry.x"]\nentry = "[[entry]]"\n',
)


class Written(NamedTuple):
    """A log's text; of each entry where its block begins and ends, and the text of each of its keys, in order."""

    text: str
    spans: tuple[tuple[int, int], ...]
    keys: tuple[tuple[tuple[str, str], ...], ...]


def hand_written(seed: int) -> Written:
    """A valid log with one to five entries; the same for the same seed."""
    random = Random(seed)
    newline = random.choice(("\n", "\n", "\r\n"))
    text = "\ufeff" if random.random() < 0.1 else ""
    text += _lines(random, newline) + random.choice(("version = 1", '"version"=1  # one', "\tversion\t=\t1")) + newline
    if random.random() < 0.3:
        text += random.choice(('owner = """\n[[entry]]\n"""', "owner.name = 'x'", "list = [\n[1], # [[\n]")).replace(
            "\n", newline
        )
        text += newline
    spans, keys = [], []
    for number in range(random.randint(1, 5)):
        text += _lines(random, newline)
        if random.random() < 0.3:
            table = random.choice(TABLES)
            if table[:2] == "[[" or table.splitlines()[0] not in text:  # a table can be declared only once
                text += table.replace("{}", f"a{number}").replace("\n", newline) + _lines(random, newline)
        parts = _entry(random, f"k{number}", newline, is_running=number == 0 and random.random() < 0.2)
        block = "".join(part for _, part in parts)
        spans.append((len(text), len(text) + len(block)))
        keys.append(tuple(parts))
        text += block
    return _ended(random, newline, Written(text, tuple(spans), tuple(keys)))


def _ended(random: Random, newline: str, written: Written) -> Written:
    """The log with another end: further lines, a comment without a newline, or no newline at all."""
    ending = random.random()
    if ending < 0.3:
        text = written.text + _lines(random, newline)
        return written._replace(text=text + ("# the end" if ending < 0.15 else ""))
    if ending < 0.5:
        key, part = written.keys[-1][-1]
        last = (*written.keys[-1][:-1], (key, part[: -len(newline)]))
        start, end = written.spans[-1]
        spans = (*written.spans[:-1], (start, end - len(newline)))
        return Written(written.text[: -len(newline)], spans, (*written.keys[:-1], last))
    return written


def _lines(random: Random, newline: str) -> str:
    count = random.choice((0, 1, 1, 2, 3))
    return "".join(random.choice(BETWEEN).format(random.randint(100, 999)) + newline for _ in range(count))


def _entry(random: Random, identifier: str, newline: str, is_running: bool) -> list[tuple[str, str]]:
    """The parts of a block, as (key, text); what is no key of the entry has an empty one. A key comes last."""
    values = [("id", f'"{identifier}"'), ("category", random.choice(('"visits"', "'office'", '"a/b c"')))]
    if random.random() < 0.6:
        sep = random.choice("Tt ")
        times = [("start", f"2026-11-23{sep}09:00:00+01:00"), ("end", f"2026-11-23{sep}10:30:00.5+01:00")]
        values += times[:1] if is_running else times
    else:
        values += [("date", "2026-11-23"), ("minutes", random.choice(("45", "0x2D", "4_5")))]
    optional = (("unit", '"schools/elineberg"'), ("people", "12"), ("tags", random.choice(TAGS)))
    values += [pair for pair in (*optional, ("note", random.choice(TEXTS))) if random.random() < 0.5]
    if random.random() < 0.4:
        odd = random.choice(ODD)
        values.append(("", odd))
    random.shuffle(values)
    tail = random.choice(("", "", "  ", " # on the header"))
    parts = [("", random.choice(HEADERS) + tail + newline)]
    indent = random.choice(("", "", "  ", "\t"))
    for key, value in values:
        if random.random() < 0.2:
            parts.append(("", _lines(random, newline)))
        name = random.choice((key, key, f'"{key}"', f"'{key}'"))
        equals = random.choice((" = ", " = ", "=", "   =  "))
        written = f"{indent}{name}{equals}{value}" if key else value
        tail = random.choice(("", "", "", f"  # about {random.randint(100, 999)}", " "))
        parts.append((key, (written + tail).replace("\n", newline) + newline))
    if random.random() < 0.15:
        table = random.choice(("\n[entry.sub]\nx = 1 # one\n", "# visit\n  [[entry.visit]]\n  note = 'x'\n"))
        parts.append(("", table.replace("\n", newline)))
    return parts
