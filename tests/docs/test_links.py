"""A link of a page leads to a file, and to a heading, that is there."""

import re
from pathlib import Path

import pytest
from tests.docs.console import ROOT

PAGES = [path for folder in ("", "docs", "examples") for path in sorted((ROOT / folder).glob("*.md"))]
_LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def links(page: Path) -> list[tuple[Path, str]]:
    """Where each relative link of a page leads: a file, and the heading in it, which is empty for none."""
    found = _LINK.findall(page.read_text(encoding="utf-8"))
    return [(page.parent / file if file else page, heading) for file, heading in found]


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """Those to other sites are not asked for."""
    for file, heading in links(page):
        assert file.exists(), file
        assert not heading or heading in anchors(file), (file, heading)


def test_there_are_links_to_follow() -> None:
    """The README alone names every page in docs."""
    assert {file.resolve() for file, _ in links(ROOT / "README.md")} >= {*(ROOT / "docs").glob("*.md")}
