"""dateline: a terminal newsreader for people who follow the news by place."""

__version__ = "0.1.0"
