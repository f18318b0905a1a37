"""Text to values and back: the log, the budget, CSV, and what people type. No files are opened here."""
