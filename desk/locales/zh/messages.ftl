# 对导入文件的说明。前面会标明性质（“未采用：”“已改动：”“推定：”“有误：”“可改进：”），多数还有位置。
quoted-name = “{ $name }”
two-names = { $first }、{ $second }
at-place = { $place }：{ $message }
in-column = “{ $column }”：{ $message }
in-more-places = { $message }（另有 { $count } 处相同）
two-sentences = { $first }{ $second }
and-found = { $message }现为{ $found }。

# 整个文件。
noted-encoding = 文件没有说明编码；按 { $encoding } 读取，请留意带重音的字母和非拉丁文字
noted-encoding-with-losses = 文件没有说明编码；按 { $encoding } 读取，有些字符已丢失，请留意带重音的字母和非拉丁文字
noted-encoding-of-json = 文件的编码不常见；看来是 { $encoding }，已按此读取
noted-no-title = 文件没有标题；专题以文件名“{ $title }”为标题
noted-no-summary = 文件没有说明专题讲什么；暂以标题作摘要，请写一两句话
noted-no-as-of = 文件没有说明信息截至哪一天；取其中最后的日期 { $day }，请把“信息截至”改为最后编辑的日期
noted-other-sheet = 工作表“{ $sheet }”；只读取第一张工作表
noted-other-sheet-of-timeline-js = 工作表“{ $sheet }”；时间线只读取一张工作表
noted-scale = “cosmological”尺度；专题的尺度由日期决定

# 标题行和列。
noted-transposed = 列标题在第一列；已将行列互换，下面所说的位置以互换后的表格为准
noted-grid = 标题是日期，第一列是名称；每个日期成为一个事件，正文写明谁持什么立场：请把它们改成立场，并补上来源
noted-title-above = “{ $text }”在标题行之上；作为专题标题
noted-row-above = 标题行之上的一行“{ $text }”
noted-heading = 列标题“{ $heading }”读作“{ $field }”
noted-no-heading = 没有标题的一列读作“{ $field }”
noted-near-heading = 列标题“{ $heading }”读作“{ $field }”
noted-other-heading = 列标题“{ $heading }”不是 TimelineJS 的，读作“{ $field }”
noted-unread-column = “{ $heading }”列；请在上方说明它包含什么
noted-unread-column-without-heading = 没有标题的一列；请在上方说明它包含什么
noted-unknown-column = “{ $heading }”列，TimelineJS 没有这一列
noted-column-without-heading = 没有标题的一列
noted-column-twice = 又一个“{ $field }”列，标题为“{ $heading }”；以第一个为准

# 行和对象。
noted-blank-row = 有一个空行，TimelineJS 读到此处为止；它下面的行已读取
noted-empty-row = 既无日期也无文字的一行
noted-row-without-event = 不是事件的一行“{ $text }”
noted-no-event = 不是事件的一项
noted-unknown-key = “{ $key }”，TimelineJS 没有这一项
noted-unknown-type = 类型“{ $written }”，TimelineJS 没有这种类型；当作事件
noted-formula = 公式的结果：公式出错，显示“{ $failure }”；请写上应有的内容
noted-too-many-events = 超出 10,000 个的事件
noted-id = 标识“{ $written }”已被占用，或含有不允许的字符；该事件的标识为“{ $made }”
noted-too-many-groups = 超出 100 个的分组
noted-location = 地图上的位置；其名称作为事件的地点
noted-background-image = 背景图片“{ $address }”；专题的外观随所在页面而定
noted-background-colour = 背景颜色；专题的外观随所在页面而定

# 专题标题和时期。
noted-title-row = 第一行没有日期也没有类型；作为专题标题
noted-title-event = 第一个事件没有日期，时间线也没有标题；作为专题标题
noted-title-twice = 第二个标题；以第一个为准
noted-title-media = 标题的图片、声音或影片“{ $address }”；只有事件可以有
noted-title-date = 标题的日期；专题没有日期
noted-era-without-dates = 缺少开始或结束的时期
noted-era-backwards = 结束早于开始的时期
noted-era-without-name = 有一个时期没有名称；以其日期命名
noted-too-many-eras = 超出 100 个的时期

# 日期。
noted-event-without-date = 没有日期的事件；每个事件都要有日期，请补上
noted-titled-event-without-date = “{ $headline }”没有日期；每个事件都要有日期，请补上
noted-no-date-of = “{ $event }”的日期“{ $written }”；这不是日期，而每个事件都要有日期，写法如 2021-12-07
noted-no-date = 日期“{ $written }”；这不是日期
noted-no-end-date = 结束“{ $written }”；这不是日期
noted-end-before-start = 结束日期 { $end }，它早于开始日期 { $start }
noted-vague-date = { $why ->
    [partly] 日期“{ $written }”未能完全识别；读作 { $read }
    [ambiguous] 日期“{ $written }”也可能指另一天或另一个世纪；读作 { $read }
   *[inexact] 日期“{ $written }”不精确；读作 { $read }
}
noted-excel-day = 日期处是数字“{ $written }”；按 Excel 的天数读作 { $read }
noted-date-in-words = 日期“{ $written }”读作 { $read }
noted-date-key = 日期的名称与 TimelineJS 不同；当作日期
noted-day-without-month = 没有月份的日或时刻；保留年份
noted-time-without-day = 没有日的时刻；保留月份
noted-no-such-day = 日“{ $day }”，{ $month } 没有这一天；保留月份
noted-no-such-month = { $year } 年的月份“{ $month }”，没有这个月；保留年份
noted-month-in-words = 月份“{ $written }”读作 { $month } 月
noted-year-zero = 年份 0 在历法中不存在，当作公元前 1 年
noted-year-out-of-range = 年份“{ $written }”；超出范围
noted-year-fraction = 年份“{ $written }”不是整数；小数部分未采用
noted-year-in-words = 年份处是“{ $written }”；读作 { $read }
noted-no-year = 年份“{ $written }”；这不是年份
noted-no-time = 时刻“{ $written }”；这不是时刻
noted-no-time-of-day = 时刻“{ $written }”；保留日期
noted-skipped-time = 有时刻，但当地时钟当天拨快，跳过了它；它只保留在日期的文字中，请核对
noted-time-without-zone = 有时刻，但不知属于哪个时区；它只保留在日期的文字中；在上方选定时区后即成为确切时刻

# 文字。
noted-no-headline = { $from ->
    [text] 事件没有标题；以正文开头作为标题
    [caption] 事件没有标题；以图片、声音或影片的说明作为标题
    [site] 事件没有标题；以图片、声音或影片所在网站作为标题
   *[dash] 事件没有标题；以破折号代替
}
noted-long-html = 一段文字的末尾，其 HTML 标签超过 2,000 个
noted-long-text = 一段文字的末尾，其长度超过 20,000 个字符
noted-lost-character = 文件换编码保存时丢失的字符“�”；请查明原来是什么
noted-html-element = 文字中的 <{ $element }>；专题中的内容不得操作页面
noted-link = 指向“{ $address }”的链接；文字保留，但链接只能指向以 https:// 或 http:// 开头的地址，或您自己网站的页面

# 图片、影片和声音。
noted-media-address = 位于“{ $address }”的图片、声音或影片；地址须以 https:// 或 http:// 开头，或指向您自己的网站
noted-markup-address = 位于“{ $address }”的图片、声音或影片，专题不能使用这种地址
noted-element-address = 文字中的 <{ $element }>，专题不能使用它的地址“{ $address }”
noted-media-without-address = 说明或署名，因为没有图片、声音或影片的地址
noted-media-in-text = 文字中的 <{ $element }> 已成为事件的图片、声音、影片或链接
noted-media-markup = 地址处是 <{ $element }>；保留了其中的地址
noted-media-quotation = 地址处是一段引文；已移到正文末尾
noted-image-without-alt = { $from ->
    [caption] 图片没有给看不到的人的文字；暂用图片说明，请写明画面内容
   *[headline] 图片没有给看不到的人的文字；暂用标题，请写明画面内容
}
noted-thumbnail-without-alt = 缩略图没有给看不到的人的文字；暂用标题，请写明画面内容
noted-unsaid-thumbnail = 没有说明画面内容的缩略图
noted-thumbnail-of-sound = 声音的缩略图；专题中的声音没有图片
noted-thumbnail-of-image = 图片的缩略图；图片本身已有

# 立场和来源。
noted-grade = 文件没有说明来源与发言者的距离；暂定为“媒体”，若是发言者自己的来源请选“官方”
noted-statement-without-source = 有人说了话，但没有来源；立场必须有来源，所以把谁说的写进了正文
noted-no-topic = 有人说了话，但没有议题；议题定为“{ $topic }”
noted-position = 有人说了话，并有来源；作为立场

# 为何无法导入。
refused-old-excel = 这是 Excel 2007 之前的工作簿（.xls），或设有密码：请另存为不带密码的 .xlsx。
refused-pdf = 这是 PDF，没有单元格：请索取制作它所用的表格。
refused-rtf = 这是文字处理软件的文件（RTF）：请把其中的表格存为 CSV。
refused-gzip = 这是用 gzip 压缩的文件：请先解压。
refused-markup = 这是 HTML 或 XML：若得到的是网页而不是表格，请把表格导出为 CSV。
refused-damaged-zip = 这是 ZIP 压缩文件，已损坏。
refused-damaged-part = 这是 ZIP 压缩文件，其中一部分已损坏。
refused-locked-part = 这是 ZIP 压缩文件，其中一部分无法解压：已损坏或设有密码。
refused-many-files = 这个 ZIP 含有超过 { $most } 个文件。
refused-large-when-unpacked = 解压后超过 { $most } MiB。
refused-zip-without-workbook = 这个 ZIP 中没有工作簿：请解压，再选择所需的文件。
refused-broken-ods = 无法读取这个 OpenDocument 文件：请打开它并重新存为 .ods。
refused-broken-xlsx = 无法读取这个 Excel 工作簿：请打开它并重新保存。
refused-large-table = 超过 { $rows } 行、{ $columns } 列或 { $cells } 个有内容的单元格。
refused-of-sheet = “{ $sheet }”：{ $reason }
refused-nothing = 其中没有内容。
refused-unknown-field = 列不能包含“{ $field }”。
refused-no-such-heading = 没有标题为“{ $wanted }”的列；现有 { $headings }。
refused-no-dates = 在 { $headings } 中没有找到日期列，而事件需要日期。
refused-no-event = 其中没有带日期的事件。
refused-no-event-because = 其中没有带日期的事件。首先有误的是：{ $first }
refused-no-id = 标识“{ $id }”含有字母、数字、连字符、下划线和句点以外的字符，或超过 64 个字符。
refused-no-headings = 第一行中没有 TimelineJS 的列标题（Year、Headline 等），只有 { $found }。
refused-empty-headings = 第一行是空的，没有 TimelineJS 的列标题（Year、Headline 等）。
refused-not-json = 这不是可读取的 JSON。解析器的说明：
refused-story = 这已经是专题文件。
refused-no-events = 这不是时间线：时间线有非空的列表“events”，而这里只有 { $keys }。
refused-empty-list = 这不是时间线：时间线有非空的列表“events”。
refused-single-table = 这是单个表格，不是工作簿：工作簿是 XLSX 或 ODS 文件，或含有 Story.csv、Events.csv 等的 ZIP。
refused-no-sheet = 其中没有工作表：工作簿的 CSV 文件名为 Story.csv、Events.csv 等。
refused-other-sheets = 其中没有专题的工作表（Story、Events、Positions 等），只有 { $sheets }。
refused-own-mistake = 由于本程序的错误而无法读取。

# 工作簿中有误或可改进之处。
mistake-guessed-encoding = 有 CSV 文件不是 UTF-8；按 { $encoding } 读取，请留意带重音的字母和非拉丁文字，若不对请存为 CSV UTF-8。
mistake-bad-bytes = 有 CSV 文件不是 UTF-8，按 { $encoding } 也不能全部读出：请存为 CSV UTF-8。
mistake-too-much = 问题比这里列出的更多：请先改正这些，再重新导入文件。
mistake-sheet-twice = 又一张工作表“{ $sheet }”：请把它们的行合并到一张。
mistake-missing-sheet = 缺少工作表“{ $sheet }”。
mistake-unknown-sheet = 工作表“{ $sheet }”不属于专题，未读取。
mistake-misspelt-sheet = 工作表“{ $sheet }”不属于专题。是否指“{ $near }”？
mistake-missing-headings = 工作表缺少全部列标题：{ $headings }。
mistake-heading-twice = 列标题“{ $heading }”出现了两次：请只保留其中一列。
mistake-missing-heading = 有一列没有标题，未读取。
mistake-unknown-heading = 这张工作表没有“{ $heading }”列，未读取。
mistake-misspelt-heading = 这张工作表没有“{ $heading }”列。是否指“{ $near }”？
mistake-failed-formula = “{ $column }”：公式出错，显示“{ $failure }”。请改正公式，或直接写上值。
mistake-two-texts = “{ $column }”：既有各语言通用的文字，又有分语言的文字。请只保留一种。
mistake-date-in-text = “{ $column }”：应为文字的单元格是日期。电子表格软件会把像日期的内容变成日期：请把单元格设为文本格式，再重新填写。
mistake-not-yes-or-no = “{ $column }”：请写“yes”或“no”，而不是“{ $written }”。
mistake-no-number = “{ $column }”：请写整数，而不是“{ $written }”。
mistake-made-moment = “{ $column }”：时刻按事件的时区理解。
mistake-time-without-zone = “{ $column }”：“{ $written }”属于哪个时区？请填写事件的“time zone”，或以文本写明带时差的时刻，如 2021-12-30T15:35:00-05:00。
mistake-number-as-date = “{ $column }”：“{ $written }”是数字，不是日期。
mistake-day-as-number = “{ $column }”：“{ $written }”是数字，在电子表格软件中表示 { $day }。请把单元格设为日期格式，或直接这样写。
mistake-ambiguous-name = “{ $column }”：{ $ids } 都叫“{ $name }”。请写标识。
mistake-made-id = 没有标识，已由名称生成一个。改名之前请把它写下来，因为链接会指向它。
mistake-missing-owner = 缺少“{ $column }”列，它说明各行属于什么。
mistake-empty-owner = “{ $column }”是空的。请在每一行都写上，即使与上一行相同。
mistake-ambiguous-owner = “{ $column }”：{ $ids } 都叫“{ $name }”。请写标识。
mistake-unknown-owner = “{ $column }”：工作表“{ $sheet }”中没有标识或名称为“{ $written }”的项。
mistake-misspelt-owner = “{ $column }”：工作表“{ $sheet }”中没有标识或名称为“{ $written }”的项。是否指“{ $near }”？
mistake-unknown-position = 没有标识为“{ $written }”的立场。
mistake-misspelt-position = 没有标识为“{ $written }”的立场。是否指“{ $near }”？

# 单元格的写法与编辑台的栏目不同之处。
cell-invalid-date = 无法识别此日期。写法如 2021-12-07、2021-12 或 2021。
cell-invalid-duration = 无法识别此时长。50 分钟写作 PT50M，一个半小时写作 PT1H30M，两天写作 P2D。
cell-wrong-type = 无法读取此处的内容。请重新填写。
cell-no-date = 此处需要日期，写法如 2021-12-07、2021-12 或 2021。

# 编辑台自己发现的。
own-large-file = 文件超过 16 MiB，没有这么大的专题。
own-picture = 这是图片或 PDF：请提供专题文件、电子表格或 TimelineJS 时间线
own-nothing-known = 这既不是专题，也不是 TimelineJS 时间线。
own-no-dates = 不知道哪一列是日期，而事件需要日期：请在上方指明。
own-many-rows = 超过 10,000 行：从这一行起
own-texts = 按此语言理解文字：{ $written }；如不是，请在上方另选
own-grades = 有些来源没有说明与发言者的距离：在您选择之前定为“媒体”
own-no-address = “{ $written }”不是地址
own-empty-source = 既无地址也无标题的一行
own-no-page-title = 没有标题：暂用地址，请写上页面的标题
own-no-date = 无法识别日期“{ $written }”：请在其栏目中改正
own-time-of-day = 时刻：没有说明属于哪个时区
own-nothing-held = 既无所持立场也无引语的一行
own-event-above = 没有写明事件：与上一行相同
own-no-side = 没有写明哪一方：请在立场中选择
own-no-topic = 没有写明议题：请在立场中选择
own-no-source = 没有写明来源，而每个立场都要有来源：请在立场中添加
