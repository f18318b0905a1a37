"""Pure functions from values to values: what the log says about the week. No clock, no file, no text."""
