"""Values to tables and plain text for people; makes no decisions, only finds the words and the room on the line."""
