-- From version 1 to 2: what is remembered of fetching, what the reader sets for a feed, and saved pages. schema.sql explains the columns.

ALTER TABLE feed DROP COLUMN next_due;
ALTER TABLE feed ADD COLUMN every INTEGER;
ALTER TABLE feed ADD COLUMN sort_by TEXT;
ALTER TABLE feed ADD COLUMN full_text INTEGER;
ALTER TABLE feed ADD COLUMN muted_until INTEGER;
ALTER TABLE feed ADD COLUMN home INTEGER;

CREATE TABLE fetch (
    feed        INTEGER PRIMARY KEY REFERENCES feed,
    etag        TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    digest      NOT NULL,
    failures    INTEGER NOT NULL,
    moved_to    TEXT NOT NULL,
    moved_times INTEGER NOT NULL,
    gone        INTEGER NOT NULL,
    wait_until  INTEGER,
    at_least    INTEGER NOT NULL,
    pace        INTEGER NOT NULL,
    skip_hours  TEXT NOT NULL,
    next_due    INTEGER
);

INSERT INTO feed (id, url, kind, own_title, said_title, title, sort, removed)
VALUES (0, CAST('saved:' AS BLOB), 'page', '', '', '', char(1114111) || char(9) || '0', 0);

-- new words wait in pieces of one transaction each, as large as they are, until index.py puts them together in small steps
INSERT INTO fts (fts, rank) VALUES ('hashsize', 4194304);
INSERT INTO fts (fts, rank) VALUES ('automerge', 0);
INSERT INTO fts (fts, rank) VALUES ('crisismerge', 500);
INSERT INTO fts (fts, rank) VALUES ('usermerge', 16);
