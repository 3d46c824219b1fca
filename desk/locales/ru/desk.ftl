# The words of the desk. The first part of a key is where it stands.
story = История
sides = Стороны
people = Люди
topics = Темы
sources = Источники
groups = Группы
eras = Периоды
events = События
one-sides = Сторона
one-people = Человек
one-topics = Тема
one-sources = Источник
one-groups = Группа
one-eras = Период
one-events = Событие
add-sides = Добавить сторону
add-people = Добавить человека
add-topics = Добавить тему
add-sources = Добавить источник
add-groups = Добавить группу
add-eras = Добавить период
add-event = Добавить событие
untitled = Без названия
outline = Содержание
form = Форма
preview = Просмотр
panes = Панели
search = Поиск
width-of = Ширина: { $pane }

new = Новая
open = Открыть…
example = Пример
save = Сохранить
undo = Отменить
redo = Повторить
undone = Отменено.
redone = Возвращено.
another-story-again = { $file } снова здесь. История, которая была открыта, — в черновиках.
begun = Новая история. Прежняя — в черновиках; отмена вернёт её.
changed = изменено
write-in = Язык
beside = Рядом
interface-language = Язык редактора

opened = Файл { $file } открыт.
saved = Файл { $file } — в папке загрузок.
not-opened = Не удалось открыть { $file }. Строка, столбец и ошибка: { $problems }
unreadable-file = Не удалось прочитать { $file }. Файл на месте?
too-large = Файл больше 16 МиБ: таких историй не бывает.
no-example = Не удалось загрузить пример. Повторите, когда будет связь.
removed = Удалено. Отмена вернёт.

preview-width = Ширина просмотра
width-pixels = { $pixels } пикселей
width-full = Вся ширина
theme = Оформление
theme-auto = Как у читателя
theme-light = Светлое
theme-dark = Тёмное
no-source-yet = Источника ещё нет
nothing-to-show = История появится здесь, когда у события будут заголовок и дата.
compare = Сравнение

no-problems = Ошибок нет
errors-count = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
}
warnings-count = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[many] { $count } замечаний
}
positions-count = { $count ->
    [one] { $count } позиция
    [few] { $count } позиции
   *[many] { $count } позиций
}

make-new = Добавить «{ $name }»
take-out = Убрать: { $name }
remove = Убрать
delete = Удалить
title = Заголовок
summary = Кратко
as-of = Данные на дату
languages = Языки
id = Идентификатор
version = Версия
time-zones = Часовые пояса
time-zone = Часовой пояс
add-time-zone = Добавить часовой пояс
name = Название
corrections = Исправления
correction = Что было неверно и как верно
add-correction = Добавить исправление
date = Дата
role-in-story = Роль
role-party = Участник
role-observer = Наблюдатель: пресса, аналитики
office = Должность
side = Сторона
address = Адрес
publisher = Издатель
published = Опубликовано
language = Язык
grade = Близость к говорящему
grade-official = Официальный: сайт самого говорящего
grade-press = Пресса: агентство или известное издание
grade-relay = Перепечатка или агрегатор
account-of = Чьё изложение
kept-copy = Сохранённая копия
from = С
to = По
end = Конец
kind = Вид
kind-none = Не указан
kind-call = Разговор
kind-meeting = Встреча
kind-document = Документ
kind-statement = Заявление
kind-action = Действие
kind-vote = Голосование
kind-other = Другое
more-of-event = Место, участники, медиа и прочее
participants = Участники
place = Место
format = Форма, например «по видеосвязи»
duration = Длительность
status = Состояние
status-none = По дате
status-held = Состоялось
status-scheduled = Назначено
status-postponed = Отложено
status-cancelled = Отменено
group = Группа
date-label = Вместо даты
body = Полный текст
positions = Позиции
new-position = Новая позиция
add-position = Добавить позицию
delete-position = Удалить эту позицию
topic = Тема
held = Позиция вашими словами
quote = Цитата без кавычек
speaker = Кто сказал
according-to = По чьим словам
source = Источник
place-in-source = Где в нём
add-citation = Добавить источник
more-of-position = Изменение, примечание и прочее
position-kind = Вид
position-none = Заявлена
position-stated = Заявлена самой стороной
position-reported = Факт, о котором сообщают
position-view = Мнение аналитика
position-editorial = Формулировка редакции
said-on = Сказано
quote-language = Язык цитаты
key-line = Видна на закрытой карточке
change = Изменение
change-none = Не оценивается
change-new = Новая
change-firmer = Жёстче
change-softer = Мягче
change-same = Прежняя
change-note = Что изменилось
office-then = Должность в то время
note = Примечание редакции
media = Снимки, звук, видео, ссылки
media-kind = Вид
media-image = Снимок
media-audio = Звук
media-video = Видео
media-link = Ссылка
add-media = Добавить снимок, звук, видео или ссылку
alt = Что изображено — для тех, кто не видит
width = Ширина в пикселях
height = Высота в пикселях
caption = Подпись
credit = Автор
licence = Лицензия
poster = Кадр перед видео
embed = Адрес для фрейма
