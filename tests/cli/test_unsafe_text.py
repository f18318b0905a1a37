"""Text from people is data: whatever it holds, the terminal is shown it, and never obeys it (rows R31 and R32)."""

import random
import re

import pytest
from tests.cli.program import Program

from leadtime.view.spell import safe

# A character of each kind that a terminal would obey or hide: C0, DEL, C1, escape sequences, direction, zero width.
UNSAFE = "\x00\x07\x08\x0b\x1b\x7f\x85\x9b\u200b\u200e\u202a\u202e\u2066\u2069\ufeff"
NASTY = "a\x1b[2J\x07b\u202ec\u2066d\x9b31me\u200bf\x7fg"
# Everything that may reach a terminal raw; a newline is ours.
RAW = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

COMMANDS = [
    [],
    ["status"],
    ["list", "2026-11"],
    ["report", "2026-11"],
    ["report", "2026-11", "--by", "unit"],
    ["report", "2026-11", "--by", "tag"],
    ["report", "2026-11", "--format", "md"],
    ["report", "--json"],
    ["list", "--json"],
    ["coverage", "2026-11"],
    ["coverage", "--unit", NASTY],
    ["coverage", "--json"],
    ["next"],
    ["next", NASTY],
    ["recognitions", "2026-11"],
    ["recognise", "schools/elineberg", NASTY, "--behaviour", NASTY],
    ["recognise", "schools/elineberg", NASTY, "--channel", NASTY, "--url", NASTY],
    ["lift", NASTY, "Sang"],
    ["promises"],
    ["promise", "add", "schools/elineberg", NASTY, "--owner", NASTY],
    ["promise", "add", NASTY, "Chairs"],
    ["promise", "edit", "q6", NASTY, "--owner", NASTY],
    ["promise", "edit", NASTY, "--due", NASTY],
    ["promise"],
    ["promise", "done", NASTY],
    ["promise", "drop", NASTY],
    ["promise", "reopen", NASTY],
    ["unit"],
    ["unit", "list"],
    ["unit", "add", NASTY],
    ["unit", "rename", "care/home", NASTY],
    ["unit", "rename", NASTY, "care/house"],
    ["unit", "end", NASTY],
    ["unit", "end", "care/home", NASTY],
    ["unit", "add", "care/home", "--label", NASTY, "--alias", NASTY],
    ["unit", "import", NASTY],
    ["gaps"],
    ["doctor"],
    ["doctor", "--merge", NASTY],
    ["budget"],
    ["budget", "show"],
    ["budget", "add", NASTY],
    ["budget", "check"],
    ["rules"],
    ["rules", "test", NASTY],
    ["absence"],
    ["absence", "list"],
    ["absence", "remove", NASTY],
    ["merge", NASTY, NASTY, NASTY],
    ["where"],
    ["export", "--format", "json"],
    ["edit", "last", "--note", "plain"],
    ["remove", "last"],
    ["purge", "--before", NASTY],
    ["undo"],
    ["redo"],
    ["stop"],
    ["start", NASTY],
    ["switch", "office", NASTY, "--unit", NASTY],
    ["cancel"],
    ["log", NASTY, "45m"],
    ["log", "office", NASTY + "45m"],
    ["log", "office", "45m", "--code", NASTY],
    ["log", "office", "45m", "--date", NASTY],
    ["log", "office", "45m", "--unit", NASTY],
    ["log", "office", "45m", NASTY, "--tag", NASTY],
    ["report", NASTY],
    ["edit", NASTY],
    [NASTY],
    ["report", f"--{NASTY}"],
    ["report", "--by", NASTY],
    ["import"],
    ["import", NASTY],
    ["import", "ics", NASTY],
    ["import", "outlook-csv", NASTY],
    ["import", "timewarrior", NASTY],
    ["import", "klog", NASTY],
    ["import", "csv", NASTY],
    ["import", "csv", NASTY, "--map", NASTY],
    ["import", "csv", NASTY, "--date-format", NASTY],
    ["import", "watson", NASTY],
    ["import", "toggl", NASTY, "--category", NASTY],
    ["import", "instagram", NASTY],
    ["import", "linkedin", NASTY],
    ["import", "linkedin", "-", "--tz", NASTY],
    ["absence", "add", NASTY, "2026-11-23"],
    ["budget", "target", NASTY, "--at-least", NASTY],
    ["init", "--template", NASTY],
]


@pytest.fixture
def nasty(leadtime: Program) -> Program:
    """A log and a budget with such characters in every text that a file can hold."""
    escaped = NASTY.encode("unicode_escape").decode().replace("\\x", "\\u00")
    leadtime.log.write_bytes(
        f'''version = 1

[[entry]]
id = "k7d2\\u001b[31m"
start = 2026-11-23T09:00:00+01:00
end = 2026-11-23T10:30:00+01:00
category = "visits"
unit = "{escaped}"
tags = ["{escaped}", "plain"]
note = "{escaped}"
source = "{escaped}"
audience = "{escaped}"
{{}} = 1

[[entry]]
id = "p3x8\\u202e"
start = 2026-11-23T09:30:00+01:00
end = 2026-11-23T10:30:00+01:00
category = "{escaped}"

[[entry]]
id = "m4w9"
start = 2026-11-27T12:00:00+01:00
category = "office"
note = "{escaped}"

[[recognition]]
id = "r6t3\\u001b"
date = 2026-11-24
unit = "care/home"
what = "{escaped}"
behaviour = "{escaped}"
channel = "{escaped}"
url = "{escaped}"

[[recognition]]
id = "r7t3"
date = 2026-11-24
unit = "unknown"
what = "{escaped}"

[[promise]]
id = "q6t3\\u001b"
date = 2026-11-24
unit = "care/home"
what = "{escaped}"
owner = "{escaped}"

[[absence]]
id = "v6t3\\u001b"
kind = "sick"
from = 2026-11-24
note = "{escaped}"
'''.replace("{}", f'"{escaped}"').encode()
    )
    with leadtime.budget.open("ab") as budget:
        budget.write(
            f'''
[[unit]]
name = "care/home"
label = "{escaped}"

[[unit]]
name = "schools/elineberg"
label = "{escaped}"

[[behaviour]]
name = "helps others"
label = "{escaped}"

[[category]]
path = "care"
label = "{escaped}"
aliases = ["{escaped}"]

[[dimension]]
name = "audience"
values = ["{escaped}"]

[[rule]]
summary = ["{escaped}", "/{escaped}/"]
organizer = "{escaped}"
skip = "{escaped}"
'''.encode()
        )
    return leadtime


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words).encode("ascii", "replace").decode())
def test_no_command_prints_a_raw_control_character(nasty: Program, words: list[str]) -> None:
    """R31: 0 raw bytes on either stream, in what is shown and in what is refused."""
    done = nasty(*words)
    assert not RAW.findall(done.out)
    assert not RAW.findall(done.err)
    assert done.out or done.err


def test_a_terminal_gets_only_our_own_escapes(nasty: Program) -> None:
    """R31 on a real terminal with colours: what is left when rich's own styles are taken away has none."""
    shown = nasty.terminal("list", "2026-11").out
    assert "\\x1b[2J" in shown
    assert not RAW.findall(re.sub(r"\x1b\[[0-9;]*m", "", shown))


def test_two_sides_of_a_merge_are_shown_safely(nasty: Program) -> None:
    """R31 for the table of what differs: every text of both sides, and the name of the copy."""
    copy = nasty.folder / "leadtime \x1b[31m\u202e.toml"
    text = nasty.text().replace("visits", "visits/schools").replace("plain", "pl\\u001bain")
    text = text.replace("\\n", "").replace('note = "', 'note = "x').replace('what = "', 'what = "x')
    copy.write_bytes(text.replace("sick", "vacation").encode())
    for words in (["--dry-run"], ["--yes"], ["--yes", "--take", "theirs"]):
        done = nasty("doctor", "--merge", str(copy), *words)
        assert "the copy" in done.out
        assert "\\x1b[2J" in done.out
        assert not RAW.findall(done.out + done.err)


def test_5000_texts_with_markup_are_shown_as_they_are(leadtime: Program) -> None:
    """R32: 5,000 random texts with the signs of Rich's markup, emoji codes and links: 0 altered."""
    chance = random.Random(32)
    signs = ["[", "]", "[/", "\\", ":", "smile", "red", "bold", "link=", "{", "}", "'", '"', "*", "é", "→", "#1", "x"]
    notes = ["".join(chance.choices(signs, k=chance.randrange(1, 12))) for _ in range(5000)]
    entries = [
        f'[[entry]]\nid = "a{number:05}"\ndate = 2026-11-23\nminutes = 0\ncategory = "office"\nnote = {quoted(note)}\n'
        for number, note in enumerate(notes)
    ]
    leadtime.log.write_bytes(("version = 1\n\n" + "\n".join(entries)).encode())
    done = leadtime("list", "2026-11-23", env={"COLUMNS": ""})
    assert done.code == 0
    lines = [line for line in done.out.splitlines() if " office " in line]
    assert len(lines) == len(notes)
    altered = [note for note, line in zip(notes, lines, strict=True) if not line.endswith(note)]
    assert not altered


def quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def test_every_unsafe_character_is_shown_as_an_escape() -> None:
    """The one function that makes text safe leaves none of them, and shows which it was."""
    for character in UNSAFE:
        shown = safe(f"a{character}b")
        assert character not in shown
        assert f"{ord(character):x}" in shown
