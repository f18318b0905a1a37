"""leadtime: a leader's time budget, kept in a file the leader owns."""

__version__ = "0.1.0"
