"""Where a story happens, offline; knows no library.

The way: candidates and mentions (mentions/) -> which place (resolve/) -> what it is about (weigh) -> why (explain).
"""
