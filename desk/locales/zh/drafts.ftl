saved-states = 已存版本
