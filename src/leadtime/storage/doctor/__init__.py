"""What `leadtime doctor` finds in the files and beside them, and how it brings back and mends.

`examination` looks at all there is. `journaled` is what the history knows of each item; `lost` and `reverted` hold the
log against it. `rebuilding` makes a file again from its history, with the changes of `made_again`, and `restoring`
puts it in place. `mending` is for what asks for no decision, `git_conflict` for what git left, and `conflict_copies`
finds what a sync service left.
"""
