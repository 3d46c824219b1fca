import = Импорт
