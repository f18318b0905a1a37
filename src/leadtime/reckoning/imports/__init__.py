"""What becomes of the records of other programs: which rule takes them, which are new, which have moved since."""
