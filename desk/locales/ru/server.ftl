on-disk = на диске
