"""The only room that opens files, reads the environment and asks the clock."""
