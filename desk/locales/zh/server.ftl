# 保存到启动 `standpoint desk` 时指定的文件。
on-disk = 在磁盘上
saved-on-disk = 已保存到 { $file }。
begun-on-disk = { $file } 尚不存在，保存时会创建。
disk-theirs-taken = 已打开 { $file } 中的内容。撤销可恢复您的版本。
disk-connected-again = 现在又可以保存到 { $file } 了。

conflict-title = { $file } 已被他人修改
conflict-text = 它与在此处打开或上次保存时已不相同。未经您确认，不会覆盖任何内容。
conflict-other-title = 要覆盖 { $file } 吗？
conflict-other-text = 编辑台上的专题不是从 { $file } 打开的那一个。
conflict-layout = 两者内容相同，只是文件的排版不同，例如换行或各部分的顺序。
conflict-unreadable = { $file } 中现在的内容不是一个专题，因此无法与您的版本比较。
conflict-theirs = 文件中
conflict-mine = 您的版本
conflict-overwrite = 用我的版本覆盖
conflict-take = 采用文件中的版本
disk-download = 下载我的版本
conflict-cancel = 取消
conflict-take-hint = 如果采用文件中的版本，撤销可恢复您的版本。
conflict-overwrite-hint = 如果覆盖，文件中现在的内容会另存为旁边的 { $file }~。

disk-not-saved = { $file } 未能保存。
disk-not-opened = 无法打开磁盘上的文件。
disk-stopped = 程序“standpoint desk”没有响应。请用同一文件重新启动它，并在此标签页中打开它显示的地址；专题会保持原样。
disk-token = 程序“standpoint desk”已重新启动。请在此标签页中打开它最后显示的地址；专题会保持原样。
disk-gone = 文件已不在原处：它被删除、移动或重命名了。
disk-full = 磁盘空间已满。文件保持原样。请腾出空间后重试。
disk-not-allowed = 无法写入该文件或其所在文件夹：它可能是只读的，或属于其他用户。文件保持原样。
disk-too-large = 专题超过 16 MiB，而文件最大只能为 16 MiB。
disk-other = 系统提示：{ $reason }。文件与上次保存时相同。
disk-still-safe = 没有丢失任何内容：您的专题仍在此窗口中，并作为草稿保存在此浏览器里。
disk-try-again = 重试
disk-make-again = 重新创建文件
disk-close-message = 关闭此消息
