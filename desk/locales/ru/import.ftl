# Импорт: что понято из файла или вставленных строк, прежде чем это взять.
import = Импорт
import-drop = Перетащите файл сюда или в любое место окна
import-dropping = Отпустите файл, чтобы увидеть, что в нём
import-choose = Выбрать файл…
import-kinds = История, лента TimelineJS (JSON или её таблица), таблица (CSV, XLSX, ODS) или книга с историей. Ничего не будет взято, пока вы не увидите, что понято.
import-paste = Или вставьте строки из таблицы
import-paste-help = События, позиции или источники, по одному в строке, со строкой заголовков или без неё.
import-understand = Показать, что понято
import-pasted-name = Вставленные строки
import-or = Или начните отсюда
import-new = Новая история
import-example = Пример

import-story = История.
import-timelinejs = Лента TimelineJS.
import-workbook = Книга с историей.
import-table = Таблица.
import-events = { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[other] { $count } событий
}
import-positions = { $count ->
    [one] { $count } позиция
    [few] { $count } позиции
   *[other] { $count } позиций
}
import-sources = { $count ->
    [one] { $count } источник
    [few] { $count } источника
   *[other] { $count } источников
}
import-eras = { $count ->
    [one] { $count } период
    [few] { $count } периода
   *[other] { $count } периодов
}
import-refused = В таком виде из этого ничего не сделать:
import-take = Взять как историю
import-add = Добавить к текущей истории
import-cancel = Не брать
import-only-add = Событий здесь нет: это можно только добавить к текущей истории.
import-nothing-yet = Пока из этого ничего не получится: укажите ниже, что в строках и что в столбцах.
import-nothing-in-it = Из этого ничего не получится: здесь нет ничего, что бывает в истории.
import-all-there = Всё это уже есть в текущей истории.
import-nothing-new = Здесь нет ничего, чего не хватало бы текущей истории.
import-left = { $count ->
    [one] { $count } значение не такое, как в текущей истории: в ней останется своё.
    [few] { $count } значения не такие, как в текущей истории: в ней останутся свои.
   *[other] { $count } значений не такие, как в текущей истории: в ней останутся свои.
}
import-opened = { $count ->
    [one] Теперь это текущая история, в ней { $count } событие. Отмена вернёт прежнюю.
    [few] Теперь это текущая история, в ней { $count } события. Отмена вернёт прежнюю.
   *[other] Теперь это текущая история, в ней { $count } событий. Отмена вернёт прежнюю.
}
import-added = Добавлено: событий — { $events }, позиций — { $positions }, источников — { $sources }; заполнено значений — { $filled }. Отмена уберёт их.
import-cancelled = Ничего не взято.

import-rows-are = Что в строках
import-has-headings = В первой строке — заголовки
import-order = 3/4/2021 означает
import-day-first = 3 апреля: сначала день
import-month-first = 4 марта: сначала месяц
import-zone = Часовой пояс для времени суток
import-zone-help = По названию, например Europe/Moscow. Без него время останется в тексте даты.
import-zone-unknown = Часового пояса с таким названием нет. Напишите, например, Europe/Moscow или America/New_York.
import-language = Язык текстов
import-columns = Что в столбцах

import-of-file = О файле в целом
import-row-by-row = Строка за строкой
import-only-noted = Только строки, на которые стоит взглянуть
import-row = Строка
import-became = Становится
import-position = Позиция
import-nothing = Ничем
import-title = Заголовок истории
import-more-rows = { $count ->
    [one] Показать ещё { $count } строку
    [few] Показать ещё { $count } строки
   *[other] Показать ещё { $count } строк
}
import-more-notes = … и ещё { $count }
import-error = Ошибка:
import-missing = Не хватает:
import-lost = Не вошло:
import-changed = Изменено:
import-guessed = Предположено:
import-hint = Можно лучше:
import-row-place = строка { $row }
import-line-place = строка { $line }, столбец { $column }

import-unread = { $count ->
    [one] Не удалось прочитать { $count } значение
    [few] Не удалось прочитать { $count } значения
   *[other] Не удалось прочитать { $count } значений
}
import-unread-help = Всё остальное откроется. Эти значения останутся в файле как есть и будут среди ошибок, пока вы их не исправите или не выбросите. Если добавить историю к другой, их там не будет.
unread-missing = отсутствует
unread-text = Как в файле: { $text }
unread-throw-away = Выбросить
unread-take = Взять «{ $value }»
unread-thrown-away = Выброшено. Отмена вернёт.

column-none = Не брать
column-start-date = Дата
column-end-date = Конец
column-text-headline = Заголовок
column-text-text = Текст
column-place = Место
column-group = Группа
column-source = Источник
column-start-date-year = Год
column-start-date-month = Месяц
column-start-date-day = День
column-start-date-hour = Время суток
column-end-date-year = Год окончания
column-end-date-month = Месяц окончания
column-end-date-day = День окончания
column-end-date-hour = Время окончания
column-display-date = Показывается вместо даты
column-media-url = Адрес картинки или фильма
column-media-caption = Подпись
column-media-credit = Автор
column-media-alt = Что на картинке
column-media-thumbnail = Миниатюра
column-side = Сторона
column-speaker = Кто говорит
column-to = Кому
column-topic = Тема
column-quote = Цитата
column-id = Идентификатор
column-event = Заголовок события
column-held = Позиция
column-address = Адрес
column-title = Заголовок страницы
column-published = Опубликовано
column-publisher = Издатель
column-language = Язык
column-grade = Близость к говорящему
column-archived = Сохранённая копия
column-type = Тип
column-background = Фон
