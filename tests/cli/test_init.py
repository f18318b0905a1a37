"""`leadtime init`: a budget to begin with, and never one in the place of another unasked."""

import pytest
from tests.cli.program import Program

from leadtime.formats.templates import template

LAST = "Change it in any editor, and let leadtime budget check read it; then log: leadtime log --help\n"


def test_the_first_template_is_a_municipal_directors(newcomer: Program) -> None:
    """It is written down as it is, and said in one line."""
    assert newcomer("init") == (
        0,
        f"Wrote {newcomer.budget}\n"
        "7 categories in a week of 40 h: office at most 45 %, visits at least 25 % and at least 3 a week, "
        "communication/social at least 20 %.\n" + LAST,
        "",
    )
    assert newcomer.budget.read_bytes().decode() == template("municipal-director")


def test_a_blank_one_is_filled_while_logging(newcomer: Program) -> None:
    """`log --new` works on it at once."""
    assert newcomer("init", "--template", "blank").out == (
        f"Wrote {newcomer.budget}\n1 category in a week of 40 h: no targets yet.\n" + LAST
    )
    assert newcomer("log", "schools", "45m", "--new").code == 0
    assert newcomer.budget.read_bytes().decode() == template("blank") + '\n[[category]]\npath = "schools"\n'


def test_a_budget_that_is_there_stays(leadtime: Program) -> None:
    """Whatever is in it, even nothing."""
    leadtime.budget.write_text("")
    assert leadtime("init") == (
        1,
        "",
        f"leadtime: {leadtime.budget}: there is a budget already, and it was left as it is\n"
        "  hint: change it in an editor, or with leadtime budget; init --replace puts a template in its place\n",
    )
    assert leadtime.budget.read_bytes() == b""


def test_replace_is_a_change_that_undo_takes_back(leadtime: Program) -> None:
    """The old budget comes back byte for byte."""
    before = b"version = 1\r\n# mine\r\n"
    leadtime.budget.write_bytes(before)
    assert leadtime("init", "--template", "blank", "--replace") == (
        0,
        f"Replaced {leadtime.budget}\n1 category in a week of 40 h: no targets yet.\n"
        "The one before is kept: leadtime undo brings it back.\n" + LAST,
        "",
    )
    assert leadtime("init", "--template", "blank", "--replace").out == (
        "The budget is the blank template already; nothing was changed.\n"
    )
    assert leadtime("undo").out == "Undone: init --template blank --replace, made on 27 November at 13:00.\n"
    assert leadtime.budget.read_bytes() == before


def test_a_budget_that_was_lost_is_not_begun_anew(leadtime: Program) -> None:
    """Its units and targets come back with `doctor --restore`; --replace means another."""
    assert leadtime("unit", "add", "schools/oak", "--headcount", "40").code == 0
    before = leadtime.budget.read_bytes()
    leadtime.budget.unlink()

    refused = leadtime("init")
    assert (refused.code, leadtime.budget.exists()) == (1, False)
    assert "leadtime doctor --restore brings it back" in refused.err

    assert leadtime("doctor", "--restore", "--yes").code == 0
    assert leadtime.budget.read_bytes() == before
    leadtime.budget.unlink()
    assert leadtime("init", "--replace").code == 0
    assert leadtime.budget.exists()


@pytest.mark.parametrize("words", [(), ("--replace",)])
def test_a_template_that_is_none(newcomer: Program, words: tuple[str, ...]) -> None:
    """Is refused with the names, and no file is begun."""
    assert newcomer("init", "--template", "mayor", *words) == (
        2,
        "",
        'leadtime: there is no template "mayor"\n  hint: the templates are municipal-director and blank\n',
    )
    assert not newcomer.budget.exists()
