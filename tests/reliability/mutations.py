"""Files that were damaged at random: by the disk, by a sync service, by a hand that slipped, by ill will."""

import random
import re

# A piece of TOML, of JSON or of CSV: what can be swapped without the file becoming mere noise.
_TOKEN = re.compile(r'"[^"\n]*"|\'[^\'\n]*\'|[\w.:+-]+|[^\w\s]|\n+|[ \t]+')
_SIGNS = (
    *"\"'[]{}=.,#\\\n\r\t;:-+@()|*?\0\x1b\x7f\x85 ",
    '"""',
    "'''",
    "[[",
    "]]",
    "\u2028",
    "\ufeff",
    "\u202e",
    "é",
    "e\u0301",
    "\U0001f600",
    "\\u0000",
    "\\U00110000",
    "\\ud800",
)
_VALUES = (
    *("0", "-1", "1e999", "-0.0", "nan", "inf", "9" * 400, "0x" + "f" * 40, "1_0", "true", '""', '"x"', "'''\n'''"),
    *("[]", "{}", "[[]]", "[1, 'a']", "{a.b = 1}", '["a", "a"]', "2026-11-23", "09:00:00", "2026-02-30", "0001-01-01"),
    *("9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2026-11-23T09:00:00", "2026-11-23T09:00:00.9999999Z"),
    *('"9999999999999999999h"', '"200%"', '"-1%"', '"1e9%"', '"0x"', '"every 9999999999 weeks"', '"a/b/c/../d"', '"/"'),
    *(
        '"10000000000 months"',
        '"' + "a/" * 60 + 'a"',
        '"((((((((((a+)+)+)+)+$"',
        '"\\\\d{1,999}{1,999}"',
        '"é"',
        '"[[entry]]"',
    ),
    *("null", "Infinity", "1E400", "-9223372036854775809", '"\\ud800"'),
)
_DEEP = (("[", "]"), ("{a=", "}"), ("a.", ""), ("[[", "]]"), ("(", ")"), ("'", ""), ('{"a":', "}"))


def mutated(text: str, chance: random.Random, others: tuple[str, ...]) -> bytes:
    """The text with one to six slips, at times with bytes that were flipped; `others` are what may get in between."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        text = chance.choice(_SLIPS)(text, chance, others) or "\n"
    data = text.encode("utf-8", "replace")
    if chance.random() < 0.1:
        spoilt = bytearray(data)
        for _ in range(chance.choice((1, 1, 5, 50))):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        data = bytes(spoilt)
    return data


def _lines(text: str, chance: random.Random, others: tuple[str, ...]) -> str:
    """A line gone, said again, at another place, or cut."""
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines[at:at] = [lines[at]] * chance.choice((1, 1, 2, 60))
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
        case _:
            lines[at : at + chance.randrange(12)] = lines[other : other + chance.randrange(12)]
    return "\n".join(lines)


def _cut(text: str, chance: random.Random, others: tuple[str, ...]) -> str:
    """The end gone, the beginning, or some of the middle."""
    at, other = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return chance.choice((text[:at], text[at:], text[:at] + text[other:]))


def _sign(text: str, chance: random.Random, others: tuple[str, ...]) -> str:
    """A sign too many, or in the place of others."""
    at, signs = chance.randrange(len(text) + 1), str(chance.choice(_SIGNS))
    return text[:at] + signs * chance.choice((1, 1, 1, 7)) + text[at + chance.choice((0, 0, 1, 3, 20)) :]


def _value(text: str, chance: random.Random, others: tuple[str, ...]) -> str:
    """Another value for a key, of another kind."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    key, sign, _ = re.split("([=:,])", lines[at], maxsplit=1) if re.search("[=:,]", lines[at]) else (lines[at], "=", "")
    lines[at] = f"{key}{sign} {chance.choice(_VALUES)}"
    return "\n".join(lines)


def _number(text: str, chance: random.Random, others: tuple[str, ...]) -> str:
    """Another number in the place of some."""
    rate = chance.choice((0.02, 0.2, 1.0))

    def other(found: re.Match[str]) -> str:
        if chance.random() > rate:
            return found[0]
        size = len(found[0])
        return chance.choice(("0", "9" * size, f"{chance.randrange(10**size):0{size}}", found[0] + "0", "9" * 30))

    return re.sub("[0-9]+", other, text)


def _deep(text: str, chance: random.Random, others: tuple[str, ...]) -> str:
    """Something in itself, again and again."""
    begin, end = chance.choice(_DEEP)
    depth = chance.choice((1, 3, 70, 3000))
    at = chance.randrange(len(text) + 1)
    return (
        text[:at]
        + begin * depth
        + chance.choice(("", "1", "\n"))
        + end * chance.choice((depth, 0, depth - 1))
        + text[at:]
    )


def _swapped(text: str, chance: random.Random, others: tuple[str, ...]) -> str:
    """Two pieces in each other's place, or one in the place of another."""
    tokens = _TOKEN.findall(text)
    if len(tokens) < 2:
        return text
    at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
    tokens[at], tokens[other] = tokens[other], chance.choice((tokens[at], tokens[other]))
    return "".join(tokens)


def _mixed(text: str, chance: random.Random, others: tuple[str, ...]) -> str:
    """Some of another file in between."""
    lines, strange = text.split("\n"), chance.choice(others).split("\n")
    at, start = chance.randrange(len(lines) + 1), chance.randrange(len(strange))
    lines[at:at] = strange[start : start + chance.choice((1, 3, 20))]
    return "\n".join(lines)


_SLIPS = (_lines, _lines, _cut, _sign, _sign, _value, _value, _value, _number, _deep, _swapped, _swapped, _mixed)
