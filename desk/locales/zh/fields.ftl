# 日期、来源归属、长度、语言和使用处的说明。
understood-as = 理解为：{ $value }
which-date = 指的是哪一天？
day-first = { $date }（日在前）
month-first = { $date }（月在前）
no-zone = 是哪个时区的时间？请在旁边选择。
no-such-time = 该时区当天没有这个时刻（时钟被拨快）。请更正时间或时区。
not-understood = 无法理解为日期。可以这样写：2021年12月7日、2021-12-07、2021年12月、约1850年、2021年春、2021-12-07/2021-12-09，或带时间：2021年12月7日 15:35。
date-example = 2021年12月7日
duration-example = 50分钟
all-zones = 所有时区

renamed = 标识已改为 { $id }，所有引用处也已更新。
id-taken = “{ $id }”已被使用，请另选一个。
id-form = 标识只能包含字母、数字、“-”、“_”和“.”，不能有空格，最多 64 个字符。
id-hint = 用于链接和文件，读者看不到。更改后，所有引用会随之更新。

length-words = { $words } 个词 · { $characters } / { $most } 个字符
length-characters = { $characters } / { $most } 个字符
for-all = 所有语言相同
for-all-of = { $field }：所有语言相同

choose-or-add = 请从列表中选择，或按 Enter 添加“{ $name }”。
was-added = 已添加“{ $name }”。可用撤销收回。
not-taken = 未采用“{ $name }”：没有叫这个名字的，或者不止一个。
make-source = 以 { $name } 添加来源
new-source = 这是新来源。由谁发布，标题是什么？
ask-reporter = 这一内容出自另一方之口。据谁所说？
ask-reporter-new = 这一内容出自另一方之口。请在“据谁所说”一栏注明是谁。
last-word = 该方上次就此议题的表态：
no-last-word = 该方此前未就此议题表态。
compared-with = 与哪次表态比较
compared-with-last = 上次的表态

used-in = 在专题的 { $count } 处使用
used-nowhere = 尚未使用
removed-in-use = 已删除。仍有 { $count } 处引用它，现已列入问题。撤销可恢复。
duplicate = 复制
duplicate-position = 复制此立场
duplicated = 副本已添加到末尾。
move-up = 上移
move-down = 下移
move-position-up = 上移立场 { $number }
move-position-down = 下移立场 { $number }

nothing-missing = 没有缺失
texts-missing = 缺少 { $count } 处文本
missing-in = { $language }缺少 { $count } 处文本。
next-missing-of = 下一处缺少的{ $language }
next-missing = 下一处缺失
first-language = 默认显示
add-language = 添加语言
add = 添加
language-added = 已添加{ $language }。缺失的文本在此计数，并在大纲中标出。
language-removed = 已移除{ $language }及其所有文本。撤销可恢复。
language-refused = “{ $written }”不是已知的语言。请输入语言名称（例如“俄语”）或代码（例如 ru、zh、pt-BR）。
language-meant = “{ $written }”不是语言名称。是指{ $language }吗？请输入 { $tag }。
language-is-there = 专题已有这种语言：{ $language }。
nothing-found = 没有找到
