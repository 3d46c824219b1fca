# Publish: embed code, files, ZIP.
publish = Publish
write = Write
steps = Steps
