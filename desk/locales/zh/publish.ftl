# 发布：嵌入代码、文件、ZIP。
publish = 发布
write = 撰写
steps = 步骤

publish-clean = 检查未发现问题。
publish-warnings = { $count ->
   *[other] 没有错误，但有 { $count } 处值得在发布前再看一眼。
}
publish-unwritten = 专题尚未完成：发布前还有 { $count } 处待写。
publish-errors = { $count ->
   *[other] 还有 { $count } 处错误。有错的内容不会显示给读者，请先改正再发布。
}
publish-first = 转到第一处问题
publish-all-problems = 显示全部问题

publish-files = 把报道放到网站上
publish-download = 下载 { $file }
publish-story-use = 报道的文件。请放进网站上 standpoint.js 旁边的“stories”文件夹；每次修改后重新放一次。
publish-zip = 全部下载为 ZIP
publish-zip-use = 适用于还没有 Standpoint 文件的网站：包含时间线本身的文件、报道、一个展示报道的网页，以及使用说明。
publish-workbook = 下载为工作簿（.xlsx）
publish-workbook-use = 可用 Excel、LibreOffice 或 Google 表格打开，导出再导入不会丢失内容。
workbook-failed = 无法生成 { $file }：{ $reason }。报道本身没有丢失，请改为下载报道文件。

site-label = standpoint.js 所在文件夹的网址
site-help = 只需填写一次，会保存在此浏览器中。留空时使用文章所在网站上的 { $address }。
site-no-address = 这不是文件夹的网址。应类似 https://news.example/standpoint/；如果文件夹就在文章所在的网站上，也可以写 /standpoint/。不确定时，请询问把 standpoint.js 放到网站上的人。
site-no-site = 读者的浏览器只从 https:// 开头的网址加载文件。请打开网站上的 standpoint.js，然后复制地址栏中的网址。
site-secret = 网址中含有用户名或密码，每位读者都会看到。请删去 @ 之前的部分。
site-too-long = 文件夹的网址不会这么长。是否粘贴了别的内容？
site-insecure = https:// 的文章无法加载 http:// 的文件。如果网站支持，请改用 https://。

publish-article = 把代码粘贴到文章中
code-language = 文章的语言
code-forms = 您的系统允许哪些内容？
code-tag = 脚本
code-tag-use = 只有一个标签，代码最短。脚本运行后显示时间线。
code-element = 脚本和任意 HTML
code-element-use = 代码中包含整篇报道：无需等待即可阅读，关闭脚本也能读，搜索引擎也能读到。
code-light = 允许本元素的 HTML，但不允许脚本
code-light-use = 报道以普通 HTML 呈现；如果网站模板自带 standpoint.js，就会变成时间线。
code-plain = 仅简单 HTML；订阅源、电子邮件通讯
code-plain-use = 以标题、列表和链接呈现全部文字，只含一种语言。内容不会自动更新，修改后请重新粘贴。
code-frame = 仅框架
code-frame-use = 时间线放在框架（iframe）中；脚本可以运行时，框架高度与报道一致。
code-label = 代码
code-copy = 复制
code-copied = 已复制
code-is-copied = 代码已复制。请粘贴到文章中可以输入 HTML 的位置。
code-not-copied = 浏览器不允许复制。代码已选中，请按 Ctrl+C（Mac 上按 Cmd+C）。
code-size = { $size } kB。
code-for-mail = 在电子邮件通讯中，Gmail 只显示前 102 kB，其余会被截断。
code-site = 代码会到文章所在网站的 { $address } 寻找文件。如果文件在别处，请先填写该文件夹的网址。
code-nothing = 暂时没有代码：按现在的内容，读者什么也看不到。请先改正错误，补上缺少的内容。

zip-packing = 正在打包 ZIP……
zip-no-release = 未能生成 ZIP：时间线的文件清单 manifest.json 应位于编辑台文件夹旁边，但无法读取（{ $reason }）。报道本身仍可下载。请让安装编辑台的人把完整的发行版放到那里。
zip-no-file = 未能生成 ZIP：{ $file } 无法加载，或与其余文件不属于同一版本。请再试一次；如果仍然如此，请让安装编辑台的人重新放置完整的发行版。
zip-failed = 未能生成 ZIP：{ $reason }。报道本身没有丢失，请改为下载报道文件。

readme =
    这里有什么
    ==========

    网站用 Standpoint 展示报道“{ $story }”所需的全部文件。
    不需要服务器程序，不需要账号，也不使用其他网站的任何内容。

    怎么做
    ======

    1. 把“standpoint”文件夹及其全部内容放到网站上，使其网址为

    { $site }

    2. 打开展示报道的网页，确认一切正常：

    { $page }

    3. 把下面的代码粘贴到文章中可以输入 HTML 的位置：

    { $code }

    修改之后
    ========

    用新的“stories/{ $story }.json”替换旧文件。
    使用上述代码的文章会在几分钟内显示新内容。

    要发布另一篇报道，只需把它的文件也放进“stories”文件夹，其余文件已经齐备。
    旧版本的文件请保留几天：浏览器和服务器缓存的网页仍会用到它们。
