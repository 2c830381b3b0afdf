-- From version 3 to 4: full text, who tells the same, saved searches, what is muted and what is put away. schema.sql explains the columns.

CREATE TABLE full_text (
    article     INTEGER PRIMARY KEY REFERENCES article,
    state       TEXT NOT NULL,
    asked       INTEGER,
    next_try    INTEGER,
    tries       INTEGER NOT NULL DEFAULT 0,
    trouble     TEXT NOT NULL DEFAULT '',
    fetched     INTEGER,
    said_date   INTEGER,
    own_extra   BLOB,
    own_blocks  BLOB
);
CREATE INDEX full_text_due ON full_text (next_try) WHERE next_try IS NOT NULL;

CREATE TABLE telling (
    article     INTEGER PRIMARY KEY REFERENCES article,
    story       INTEGER,
    version     INTEGER NOT NULL
);
CREATE INDEX telling_story ON telling (story) WHERE story IS NOT NULL;

CREATE TABLE sketch (
    article     INTEGER PRIMARY KEY REFERENCES article,
    date        INTEGER NOT NULL,
    data        BLOB NOT NULL,
    bands       TEXT NOT NULL,
    places      TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX sketch_date ON sketch (date);

CREATE TABLE view (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL UNIQUE,
    text        TEXT NOT NULL,
    sort        TEXT NOT NULL
);

CREATE TABLE asked (
    id          INTEGER PRIMARY KEY,
    text        TEXT NOT NULL UNIQUE
);

CREATE TABLE mute (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    text        TEXT NOT NULL UNIQUE,
    until       INTEGER NOT NULL
);

CREATE TABLE put_away (key INTEGER PRIMARY KEY);

CREATE TABLE kept_away (key INTEGER PRIMARY KEY);

-- rules are for what comes from now on
INSERT INTO state (name, value) SELECT 'ruled_id', id FROM article ORDER BY id DESC LIMIT 1;
