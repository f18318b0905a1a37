"""What a reader of another program's file stops at."""


class Misread(ValueError):
    """A cell, or another part of a file, that cannot be understood: what is wrong, and `hint`, how to mend it.

    Raised and caught inside a reader, which makes a Problem of it, with its line.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
