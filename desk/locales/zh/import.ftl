import = 导入
