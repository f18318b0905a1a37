"""Texts that a CSV file, or the program that opens it, could take for something else."""

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org";"more")',
    '=HYPERLINK("http://example.org","more")',
    "+46 42 10 50 00",
    "-1",
    "- a list",
    "@SUM(1+9)",
    "\t=1+1",
    "\ta tab",
    "\r=1+1",
    "\ra line end",
    "\n=1+1",
    "\r\nx",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    " =1+1",
    "   @SUM(1)",
    "\u00a0=1+1",
    " \t=1+1",
    " ＝1+1",
    "=",
    "-",
    '="007"',
    '=1,2;3\t"x"\r\n=4',
)
# What a reader takes an apostrophe from; each is another text, and has to stay one.
APOSTROPHES = ("'=1+1", "''=1+1", "'", "''", "'quoted'", "'- a list", "' =1", "'\tx", "'plain", "x'=1", " '=1")
NUMBERS_AS_TEXT = ("007", "1e5", "1,5", "1.5", "0x1F", "12345678901234567890", "2026-11-23", "1/2", "TRUE", "inf")
NOTHING_TO_SOME = ("", "NULL", "NA", "N/A", "nan", "None", "-nan", "#N/A", "\\N")
PUNCTUATION = (
    '"',
    '""',
    'a "b" c',
    '"whole"',
    '"=1+1"',
    "a,b",
    "a;b",
    "a\tb",
    "a|b",
    'a,"b";c\td',
    "a\nb",
    "a\rb",
    "a\r\nb",
    "a\n\nb",
    "ends\n",
    " leads",
    "trails ",
    " ",
    "   ",
    "\\",
    '\\"',
    "a\\,b",
    "# no comment",
    "sep=;",
    "id,date,start",
)
SCRIPTS = (
    "Förskolan Ängen, åk 3",
    "😀👩‍👧‍👦",
    "שלום עולם",
    "مدرسة",
    "学校",
    "e\u0301",
    "\u202eabc",
    "\ufeffmark",
    "\u2028line",
    "\u0085next",
    "a\x00b",
    "\x00",
    "\x1b[31mred",
    "\x0bx\x0c",
)
NASTY = (*FORMULAS, *APOSTROPHES, *NUMBERS_AS_TEXT, *NOTHING_TO_SOME, *PUNCTUATION, *SCRIPTS)


def is_live(cell: str) -> bool:
    """True for what some spreadsheet begins to reckon with: a formula's first sign, a full-width form of it, behind
    spaces too; a tab or a line end, which a spreadsheet may drop before it looks.
    """
    return cell.startswith(("\t", "\r", "\n")) or cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
