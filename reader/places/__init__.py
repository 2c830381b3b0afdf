"""Where a story happens, offline; knows no library.

The way: names in the text (candidates/, datelines/) -> is it a place (mentions/) -> which place (resolve/) -> what it is about (weighing/) -> why
(explain.py, explaining/). reading.py goes it for article.py and locate.py. train/ learns the weights for it, build/ makes the gazetteer.
"""
