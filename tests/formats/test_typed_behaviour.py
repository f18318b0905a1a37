"""Behaviours as they are typed: by name, alias, label, or a beginning that means one only."""

import pytest

from leadtime.formats.typed_behaviour import find_behaviour
from leadtime.model.errors import Refused, Usage
from leadtime.model.unit import Behaviour

KNOWN = (
    Behaviour("helps others", aliases=("kindness",)),
    Behaviour("tries something new", "Courage"),
    Behaviour("takes responsibility"),
    Behaviour("help"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("helps others", "helps others"),
        ("Helps  Others", "helps others"),
        ("help", "help"),  # the exact name wins over a longer one
        ("helps", "helps others"),
        ("kindness", "helps others"),
        ("#kind", "helps others"),
        ("courage", "tries something new"),
        ("cour", "tries something new"),
        ("takes", "takes responsibility"),
        ("resp", "takes responsibility"),
        ("new", "tries something new"),
    ],
)
def test_what_is_meant(typed: str, found: str) -> None:
    """The exact reading wins, then the beginning of a name, then that of a word in one."""
    assert find_behaviour(typed, KNOWN) == found


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("t", '"t" may be tries something new or takes responsibility', "type more of the name"),
        (
            "halps",
            'there is no behaviour "halps"',
            "did you mean helps others or help? A new one is a [[behaviour]] of budget.toml",
        ),
        (
            "zzz",
            'there is no behaviour "zzz"',
            "there is helps others, tries something new, takes responsibility, help; "
            "a new one is a [[behaviour]] of budget.toml",
        ),
    ],
)
def test_what_is_refused(typed: str, message: str, hint: str) -> None:
    """What may be two, with both; what is none, with the nearest, else with all."""
    with pytest.raises(Refused) as refused:
        find_behaviour(typed, KNOWN)
    assert (refused.value.message, refused.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("a/b", "\"a/b\" can't be a behaviour: it contains '/'"),
        ("", '"" can\'t be a behaviour: it is empty'),
        ("a=b", "\"a=b\" can't be a behaviour: it contains '='"),
    ],
)
@pytest.mark.parametrize("known", [KNOWN, ()])
def test_what_is_no_name(typed: str, message: str, known: tuple[Behaviour, ...]) -> None:
    """Is a slip, whatever the budget lists."""
    with pytest.raises(Usage) as refused:
        find_behaviour(typed, known)
    assert refused.value.message == message


def test_a_budget_without_behaviours() -> None:
    """Takes any plain name as it is typed, spaces around and between words mended."""
    assert find_behaviour("  Sings  along ", ()) == "Sings along"
