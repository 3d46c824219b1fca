# Saving to the file that `standpoint desk` was given.
on-disk = on disk
