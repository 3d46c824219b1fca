# Import: what was understood of a file or of pasted rows, before it is taken.
import = Import
