publish = 发布
write = 编写
steps = 步骤
