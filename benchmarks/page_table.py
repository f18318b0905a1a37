"""Tables in one form for the terminal and for the page: Markdown whose columns stand below each other."""

from collections.abc import Collection, Sequence

from measuring import Cost


def page_table(heads: Sequence[str], rows: Sequence[Sequence[str]], words: Collection[int] = (0,)) -> str:
    """The table; the columns with these numbers are words, all others figures, which stand to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        laid = (cell.ljust(widths[at]) if at in words else cell.rjust(widths[at]) for at, cell in enumerate(cells))
        return f"| {' | '.join(laid)} |"

    rule = "|".join("-" * (width + 1) + ("-" if at in words else ":") for at, width in enumerate(widths))
    return "\n".join([line(heads), f"|{rule}|", *map(line, rows)])


def figures(cost: Cost, own: float) -> list[str]:
    """Milliseconds of CPU and wall time, and MiB; less than the `own` MiB of the measuring process is not seen."""
    memory = f"{cost.memory:.0f}" if cost.memory > own else f"<{own:.0f}"
    return [f"{1000 * cost.cpu:.0f}", f"{1000 * cost.wall:.0f}", memory]
