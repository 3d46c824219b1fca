on-disk = 在磁盘上
