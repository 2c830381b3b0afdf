-- From version 2 to 3: what the reader says of places, what followed areas hold, and an index of what lists are sorted by. schema.sql explains the columns.

CREATE TABLE correction (
    feed        INTEGER NOT NULL REFERENCES feed,
    article     INTEGER NOT NULL,
    name        TEXT NOT NULL,
    place       INTEGER REFERENCES place,
    PRIMARY KEY (feed, article, name)
) WITHOUT ROWID;

CREATE TABLE member (
    area        INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    PRIMARY KEY (area, place)
) WITHOUT ROWID;

ALTER TABLE waiting ADD COLUMN since INTEGER NOT NULL DEFAULT 0;

CREATE INDEX article_key ON article (key, feed, place, label);
