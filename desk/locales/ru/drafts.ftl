saved-states = Сохранённые версии
