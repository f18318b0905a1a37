"""Each odd way of writing a log that TOML allows, with the whole text that a change makes of it."""

from datetime import date

import pytest

from leadtime.formats.log_edit import adding, fault_in_change, removing, replacing
from leadtime.formats.log_toml import Log, parse_log
from leadtime.formats.toml_text import apply
from leadtime.model.entry import Entry

ENTRY = '[[entry]]\nid = "a"\ndate = 2026-11-23\nminutes = 45\ncategory = "visits"\n'
LUNCH = Entry("b", "lunch", date=date(2026, 11, 24), minutes=30)
ADDED = '[[entry]]\nid = "b"\ndate = 2026-11-24\nminutes = 30\ncategory = "lunch"\n'
HEAD = "version = 1\n\n"
# Name: the text, and the same after LUNCH is added, after the note of `a` becomes "N", and after `a` is removed.
ODDITIES: dict[str, tuple[str, str, str, str]] = {
    "as leadtime writes it": (
        HEAD + ENTRY,
        HEAD + ENTRY + "\n" + ADDED,
        HEAD + ENTRY + 'note = "N"\n',
        "version = 1\n",
    ),
    "CRLF": (
        (HEAD + ENTRY).replace("\n", "\r\n"),
        (HEAD + ENTRY + "\n" + ADDED).replace("\n", "\r\n"),
        (HEAD + ENTRY + 'note = "N"\n').replace("\n", "\r\n"),
        "version = 1\r\n",
    ),
    "no last newline": (
        HEAD + ENTRY[:-1],
        HEAD + ENTRY + "\n" + ADDED,
        HEAD + ENTRY + 'note = "N"\n',
        "version = 1\n",
    ),
    "last line a comment": (
        HEAD + ENTRY + "\n# the end",
        HEAD + ENTRY + "\n# the end\n\n" + ADDED,
        HEAD + ENTRY + 'note = "N"\n\n# the end',
        "version = 1\n\n# the end",
    ),
    "byte-order mark": (
        "\ufeff" + HEAD + ENTRY,
        "\ufeff" + HEAD + ENTRY + "\n" + ADDED,
        "\ufeff" + HEAD + ENTRY + 'note = "N"\n',
        "\ufeffversion = 1\n",
    ),
    "tabs": (
        HEAD + ENTRY.replace(" = ", "\t=\t").replace("\ndate", "\n\tdate").replace("\ncategory", "\n\tcategory"),
        HEAD
        + ENTRY.replace(" = ", "\t=\t").replace("\ndate", "\n\tdate").replace("\ncategory", "\n\tcategory")
        + "\n"
        + ADDED,
        HEAD
        + ENTRY.replace(" = ", "\t=\t").replace("\ndate", "\n\tdate").replace("\ncategory", "\n\tcategory")
        + '\tnote = "N"\n',
        "version = 1\n",
    ),
    "quoted keys": (
        HEAD
        + "[['entry']]\n"
        + '"id" = "a"\n\'date\' = 2026-11-23\n"min\\u0075tes" = 45\n"category"="visits"\n"note"="O"',
        HEAD
        + "[['entry']]\n"
        + '"id" = "a"\n\'date\' = 2026-11-23\n"min\\u0075tes" = 45\n"category"="visits"\n"note"="O"\n\n'
        + ADDED,
        HEAD
        + "[['entry']]\n"
        + '"id" = "a"\n\'date\' = 2026-11-23\n"min\\u0075tes" = 45\n"category"="visits"\n"note"="N"',
        "version = 1\n",
    ),
    "inline table and a comment behind the value": (
        HEAD + ENTRY + 'place = { lat = 1, note = "[" } # {\nnote = "O" # why\npeople = 2',
        HEAD + ENTRY + 'place = { lat = 1, note = "[" } # {\nnote = "O" # why\npeople = 2\n\n' + ADDED,
        HEAD + ENTRY + 'place = { lat = 1, note = "[" } # {\nnote = "N" # why\npeople = 2',
        "version = 1\n",
    ),
    "dotted keys": (
        HEAD + ENTRY + "place.note = 1\nplace.lat = 2\n",
        HEAD + ENTRY + "place.note = 1\nplace.lat = 2\n\n" + ADDED,
        HEAD + ENTRY + 'note = "N"\nplace.note = 1\nplace.lat = 2\n',
        "version = 1\n",
    ),
    "spaced header": (
        HEAD + ENTRY.replace("[[entry]]", " [[ entry ]] # mine"),
        HEAD + ENTRY.replace("[[entry]]", " [[ entry ]] # mine") + "\n" + ADDED,
        HEAD + ENTRY.replace("[[entry]]", " [[ entry ]] # mine") + 'note = "N"\n',
        "version = 1\n",
    ),
    "several lines that contain [[entry]]": (
        HEAD + ENTRY + 'note = """\n[[entry]]\nid = "x"\n"""\nunit = \'u\'\n# below\n',
        HEAD + ENTRY + 'note = """\n[[entry]]\nid = "x"\n"""\nunit = \'u\'\n# below\n\n' + ADDED,
        HEAD + ENTRY + "note = \"N\"\nunit = 'u'\n# below\n",
        "version = 1\n# below\n",
    ),
    "list over several lines": (
        HEAD + ENTRY + 'note = "O"\ntags = [\n"[[entry]]", # ]\n]\n',
        HEAD + ENTRY + 'note = "O"\ntags = [\n"[[entry]]", # ]\n]\n\n' + ADDED,
        HEAD + ENTRY + 'note = "N"\ntags = [\n"[[entry]]", # ]\n]\n',
        "version = 1\n",
    ),
    "a table of the entry": (
        HEAD + ENTRY + "\n[entry.place]\nnote = 'here'\n",
        HEAD + ENTRY + "\n[entry.place]\nnote = 'here'\n\n" + ADDED,
        HEAD + ENTRY + "note = \"N\"\n\n[entry.place]\nnote = 'here'\n",
        "version = 1\n",
    ),
    "another table below": (
        HEAD + ENTRY + "\n# of mine\n[place]\nnote = 1\n\n",
        HEAD + ENTRY + "\n# of mine\n[place]\nnote = 1\n\n" + ADDED,
        HEAD + ENTRY + 'note = "N"\n\n# of mine\n[place]\nnote = 1\n\n',
        "version = 1\n\n# of mine\n[place]\nnote = 1\n\n",
    ),
    "mixed line endings": (
        "version = 1\r\n\r\n" + ENTRY + "\r\n",
        "version = 1\r\n\r\n" + ENTRY + "\r\n" + ADDED.replace("\n", "\r\n"),
        "version = 1\r\n\r\n" + ENTRY + 'note = "N"\n\r\n',
        "version = 1\r\n\r\n",
    ),
    "no blank line above, two below": (
        "version = 1\n" + ENTRY + "\n\n",
        "version = 1\n" + ENTRY + "\n\n" + ADDED,
        "version = 1\n" + ENTRY + 'note = "N"\n\n\n',
        "version = 1\n\n\n",
    ),
}


@pytest.mark.parametrize("name", ODDITIES)
def test_each_oddity(name: str) -> None:
    """The whole text after adding, editing and removing, for each way of writing that TOML allows (R15)."""
    text, added, edited, removed = ODDITIES[name]
    log = parse_log(text, "log.toml")
    assert log.problems == ()
    (old,) = log.entries
    new = old._replace(note="N")
    for splice, becomes, entries in (
        (adding(text, [LUNCH]), added, [old, LUNCH]),
        (replacing(text, log, old, new, ""), edited, [new]),
        (removing(text, log, [old], "")[0], removed, []),
    ):
        assert apply(text, splice) == becomes
        assert apply(becomes, splice.reversed()) == text
        assert fault_in_change(log, becomes, Log(entries=tuple(entries))) == ""
