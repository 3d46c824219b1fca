# Saving to the file that `standpoint desk` was given.
on-disk = on disk
saved-on-disk = Saved to { $file }.
begun-on-disk = { $file } is not there yet. Saving makes it.
disk-theirs-taken = What was in { $file } is open. Undo brings yours back.
disk-connected-again = The desk can save to { $file } again.

conflict-title = { $file } was changed by somebody else
conflict-text = It is no longer as it was when it was opened or last saved here. Nothing is written over unless you say so.
conflict-other-title = Write over { $file }?
conflict-other-text = The story at the desk is another than the one that was opened from { $file }.
conflict-layout = Both say the same. Only the layout of the file differs, such as line breaks or the order of its parts.
conflict-unreadable = What is in { $file } now is not a story, so it cannot be compared with yours.
conflict-theirs = In the file
conflict-mine = Yours
conflict-overwrite = Overwrite it with mine
conflict-take = Take theirs
disk-download = Save mine as a download
conflict-cancel = Cancel
conflict-take-hint = If you take theirs, undo brings yours back.
conflict-overwrite-hint = If you overwrite, what is in the file now is kept beside it as { $file }~.

disk-not-saved = { $file } was not saved.
disk-not-opened = The file on disk could not be opened.
disk-stopped = The program “standpoint desk” does not answer. Start it again with the same file, and open the address that it prints in this tab; the story stays as it is.
disk-token = The program “standpoint desk” was started again since. Open the address that it printed last in this tab; the story stays as it is.
disk-gone = The file is not there any more: it was deleted, moved or renamed.
disk-full = There is no room left on the disk. The file is as it was. Make room, then try again.
disk-not-allowed = The file or its folder may not be written; it may be read-only or belong to somebody else. The file is as it was.
disk-too-large = The story is larger than 16 MiB, which is the most a file may have.
disk-other = The system says: { $reason }. The file is as it was when it was last saved.
disk-still-safe = Nothing is lost: your story is still here, in this window and as a draft in this browser.
disk-try-again = Try again
disk-make-again = Make the file again
disk-close-message = Close this message
