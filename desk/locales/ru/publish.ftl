publish = Публикация
write = Редактор
steps = Шаги
