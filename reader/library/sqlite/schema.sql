-- The library's tables, by owner. Times are whole seconds since 1970, UTC. A null is never "unknown why": each one says what it means.
--
-- One integer orders everything: the key, seconds << 10 of the date that a list shows (published, else updated, else fetched) plus a
-- number that makes it unique. It is the second column of every index, so that "newest first" is the order in which rows are stored,
-- and going on after a row is one comparison. keys.py makes it, articles.py moves an article to another.

-- What the publishers say ---------------------------------------------------------------------------------------------------------

CREATE TABLE feed (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    url         NOT NULL,           -- as subscribed; a blob if it is a path that is not UTF-8
    kind        TEXT NOT NULL,      -- of model.article.FeedKind
    own_title   TEXT NOT NULL,      -- the reader's name for it, '' for none
    said_title  TEXT NOT NULL,      -- the name it gives itself, '' if not known yet
    title       TEXT NOT NULL,      -- what is shown: the first of own, said, host or file name
    sort        TEXT NOT NULL UNIQUE, -- the order of feeds: title folded, a tab, the id; removed feeds come last
    folder      TEXT,               -- null: in no folder
    last_fetched INTEGER,           -- null: never
    last_ok     INTEGER,            -- null: never without an error
    error       TEXT,               -- null: the last fetch went well, or there was none
    removed     INTEGER,            -- when the reader removed it; null: it is followed. Its articles are hidden but the bookmarked ones
    articles    INTEGER NOT NULL DEFAULT 0, -- kept counts of what is not hidden
    unread      INTEGER NOT NULL DEFAULT 0,
    every       INTEGER,            -- seconds between fetches as the reader wants it; null: it adapts to the feed
    sort_by     TEXT,               -- the reader's order for its articles; null: none of its own
    full_text   INTEGER,            -- 1: the full text of its articles is fetched; null: it is not
    muted_until INTEGER,            -- till then its new articles come in as read; null: they come unread
    home        INTEGER             -- GeoNames id of the place it writes from; null: not set
);
CREATE UNIQUE INDEX feed_url ON feed (url) WHERE removed IS NULL;
CREATE INDEX feed_removed ON feed (url) WHERE removed IS NOT NULL;

CREATE TABLE fetch (                -- what is remembered of fetching; no row: never fetched by this address, or not from the network
    feed        INTEGER PRIMARY KEY REFERENCES feed,
    etag        TEXT NOT NULL,      -- as the server sent it, '' for none; the same for last_modified
    last_modified TEXT NOT NULL,
    digest      NOT NULL,           -- hash of the body that was read last, '' if none was
    failures    INTEGER NOT NULL,   -- fetches in a row that failed
    moved_to    TEXT NOT NULL,      -- where permanent redirects led last, '' for nowhere
    moved_times INTEGER NOT NULL,   -- fetches in a row that were led there
    gone        INTEGER NOT NULL,   -- 1: for good, the server said
    wait_until  INTEGER,            -- the server wants to be left alone till then; null: it asked for nothing
    at_least    INTEGER NOT NULL,   -- seconds between fetches that the publisher asks for, 0 for none
    pace        INTEGER NOT NULL,   -- seconds between fetches that suit it, 0 while not known
    skip_hours  TEXT NOT NULL,      -- JSON array of hours of the day, UTC, in which it is not to be fetched
    next_due    INTEGER             -- null: not planned
);

CREATE TABLE file (                 -- the files of a local source
    id          INTEGER PRIMARY KEY,
    feed        INTEGER NOT NULL REFERENCES feed,
    path        NOT NULL,           -- within its source, '' if it is the source; a blob if it is not UTF-8
    mtime_ns    INTEGER,            -- null, as size: not a file that can be looked at again
    size        INTEGER,
    digest      TEXT NOT NULL,      -- of its bytes, '' if they could not be read
    error       TEXT NOT NULL,      -- '' if all is well
    gone        INTEGER NOT NULL DEFAULT 0, -- 1: it was deleted; its articles stay
    UNIQUE (feed, path)
);

CREATE TABLE article (              -- what a list needs; ids are never used again
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    key         INTEGER NOT NULL UNIQUE,
    feed        INTEGER NOT NULL REFERENCES feed,
    file        INTEGER REFERENCES file, -- null: not read from a file
    identity    INTEGER NOT NULL,   -- hash of the guid; unique within the feed
    alias       INTEGER,            -- hash of url and title: an article that returns under another guid; null: it has no url
    fingerprint NOT NULL,           -- hash of all that is shown; the same means unchanged
    title       TEXT NOT NULL,
    publisher   TEXT NOT NULL,      -- '' if it names none
    published   INTEGER,            -- null: not said
    updated     INTEGER,            -- null: not said
    fetched     INTEGER NOT NULL,   -- when it first came
    dated       INTEGER NOT NULL,   -- 0: the key's date is the time of fetching
    placed_by   INTEGER NOT NULL DEFAULT 0, -- version of the places pass that has seen it, 0 for none
    place       INTEGER,            -- the main place; null: none that is sure
    label       INTEGER NOT NULL REFERENCES facet -- the main place as a list shows it
);
CREATE UNIQUE INDEX article_feed ON article (feed, key);
CREATE INDEX article_key ON article (key, feed, place, label);
CREATE UNIQUE INDEX article_identity ON article (feed, identity);
CREATE INDEX article_alias ON article (feed, alias) WHERE alias IS NOT NULL;

CREATE TABLE body (                 -- the rest of an article, apart from the list's columns; codec.py packs both
    article     INTEGER PRIMARY KEY REFERENCES article,
    extra       BLOB NOT NULL,      -- guid, teaser, links, details and the like
    blocks      BLOB NOT NULL
);

CREATE TABLE version (              -- former versions: all of a bookmarked article, else the last
    article     INTEGER NOT NULL REFERENCES article,
    until       INTEGER NOT NULL,   -- when the next one came
    title       TEXT NOT NULL,
    extra       BLOB NOT NULL,
    blocks      BLOB NOT NULL
);
CREATE INDEX version_article ON version (article);

CREATE TABLE full_text (            -- what was tried to show more of an article than its feed gives; no row: nothing was
    article     INTEGER PRIMARY KEY REFERENCES article,
    state       TEXT NOT NULL,      -- of model.article.Fullness; '': it has no page. 'there': body holds the page's text and links
    asked       INTEGER,            -- when the reader asked for it; null: its feed is so set, or it is there
    next_try    INTEGER,            -- from when on its page is to be fetched (again); null: it is not
    tries       INTEGER NOT NULL DEFAULT 0, -- that failed in a row
    trouble     TEXT NOT NULL DEFAULT '', -- why the last one did, '' if it did not
    fetched     INTEGER,            -- when what is there came; null, as all below: it is not there
    said_date   INTEGER,            -- when it was published, said by the page and not by the feed; null: as the feed says
    own_extra   BLOB,               -- what the feed gives, as in body; in state 'own', where that is shown, what the page gives
    own_blocks  BLOB
);
CREATE INDEX full_text_due ON full_text (next_try) WHERE next_try IS NOT NULL;

CREATE TABLE telling (              -- who tells the same; no row: nobody has looked yet, or not since it was changed
    article     INTEGER PRIMARY KEY REFERENCES article,
    story       INTEGER,            -- id of the story's first article, which may be gone; null: nobody else tells it
    version     INTEGER NOT NULL    -- of the pass that has looked
);
CREATE INDEX telling_story ON telling (story) WHERE story IS NOT NULL;

CREATE TABLE sketch (               -- by which articles of the last days are compared
    article     INTEGER PRIMARY KEY REFERENCES article,
    date        INTEGER NOT NULL,   -- that of the list
    data        BLOB NOT NULL,      -- of text.shingles.Sketch
    bands       TEXT NOT NULL,      -- JSON array of signed numbers of 64 bits
    places      TEXT NOT NULL DEFAULT '[]' -- JSON array of GeoNames ids, without those above them
);
CREATE INDEX sketch_date ON sketch (date);

-- What can be searched for --------------------------------------------------------------------------------------------------------

CREATE VIRTUAL TABLE fts USING fts5 ( -- rowid is the key; text is folded by text.fold, so the tokenizer only splits at blanks
    title, teaser, body, author,
    content = '', columnsize = 0, tokenize = 'ascii'
);
-- new words wait in pieces of one transaction each, as large as they are, until index.py puts them together in small steps
INSERT INTO fts (fts, rank) VALUES ('hashsize', 4194304);
INSERT INTO fts (fts, rank) VALUES ('automerge', 0);
INSERT INTO fts (fts, rank) VALUES ('crisismerge', 500);
INSERT INTO fts (fts, rank) VALUES ('usermerge', 16);

CREATE TABLE facet (                -- each value of a field that a query can name
    id          INTEGER PRIMARY KEY,
    field       TEXT NOT NULL,      -- publisher, event, tag, lang, source (a host), has, label
    sort        TEXT NOT NULL,      -- value folded, a tab, value
    value       TEXT NOT NULL,
    UNIQUE (field, sort)
);

CREATE TABLE article_facet (
    facet       INTEGER NOT NULL REFERENCES facet,
    key         INTEGER NOT NULL,
    PRIMARY KEY (facet, key)
) WITHOUT ROWID;

-- Where it happens ----------------------------------------------------------------------------------------------------------------

CREATE TABLE place (                -- places in use: named by articles, above these, or followed
    id          INTEGER PRIMARY KEY, -- GeoNames' id, negative for places without one; 0 stands for "no place known"
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,      -- of model.place.PlaceKind
    country     TEXT,               -- null: a continent or an area
    admin1      TEXT,               -- null: has none
    parent      INTEGER,            -- null: a continent or an area
    lat         REAL NOT NULL,
    lon         REAL NOT NULL,
    population  INTEGER NOT NULL,   -- 0 if not known
    followed    INTEGER NOT NULL DEFAULT 0, -- 1: it, or one above it, is followed
    articles    INTEGER NOT NULL DEFAULT 0, -- kept counts of what is not hidden
    unread      INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX place_parent ON place (parent);
CREATE INDEX place_point ON place (lat, lon) WHERE kind IN ('city', 'area');

CREATE TABLE article_place (        -- where an article is, every place above included; only what is sure
    place       INTEGER NOT NULL REFERENCES place,
    key         INTEGER NOT NULL,
    flags       INTEGER NOT NULL,   -- 1: the article names it itself; 2: it is, or holds, a place of its dateline or details
    PRIMARY KEY (place, key)
) WITHOUT ROWID;

CREATE TABLE placed (               -- what the places pass said; no row: it has not seen the article, or found nothing at all
    article     INTEGER PRIMARY KEY REFERENCES article,
    dateline    TEXT NOT NULL,      -- as written, '' for none
    nodes       TEXT NOT NULL,      -- JSON array: the article's rows in article_place
    details     TEXT NOT NULL       -- JSON array of the article's places by weight, those that are not sure included
);

-- What the reader does ------------------------------------------------------------------------------------------------------------

CREATE TABLE mark (                 -- no row: unread, not bookmarked, nothing noted
    article     INTEGER PRIMARY KEY REFERENCES article,
    read        INTEGER NOT NULL DEFAULT 0,
    changed     INTEGER NOT NULL DEFAULT 0, -- 1: its publisher changed it since it was read
    bookmarked  INTEGER NOT NULL DEFAULT 0,
    note        TEXT NOT NULL DEFAULT '',
    tags        TEXT NOT NULL DEFAULT '[]', -- JSON array in the reader's order
    position    REAL NOT NULL DEFAULT 0     -- where the reader stopped, 0 to 1
);
CREATE INDEX mark_note ON mark (article) WHERE note != '';

CREATE TABLE follow (
    position    INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order they were followed
    place       INTEGER NOT NULL UNIQUE REFERENCES place
);

CREATE TABLE member (               -- what an area holds, as it was said when it was followed last
    area        INTEGER NOT NULL,
    place       INTEGER NOT NULL,   -- GeoNames id, also of a place that is not in use
    PRIMARY KEY (area, place)
) WITHOUT ROWID;

CREATE TABLE correction (           -- what the reader says of the places of names
    feed        INTEGER NOT NULL REFERENCES feed,
    article     INTEGER NOT NULL,   -- 0: it holds for all articles of the feed
    name        TEXT NOT NULL,      -- folded, as the places pass finds it; '': the article's own place
    place       INTEGER REFERENCES place, -- null: not a place
    PRIMARY KEY (feed, article, name)
) WITHOUT ROWID;

CREATE TABLE view (                 -- saved searches, in the order they were saved
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL UNIQUE,
    text        TEXT NOT NULL,      -- the query as typed, without its sort
    sort        TEXT NOT NULL       -- of query.ast.Sort
);

CREATE TABLE asked (                -- queries that were shown, the last one last
    id          INTEGER PRIMARY KEY,
    text        TEXT NOT NULL UNIQUE
);

CREATE TABLE mute (                 -- what comes in as read for a time
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    text        TEXT NOT NULL UNIQUE, -- the query
    until       INTEGER NOT NULL
);

CREATE TABLE change (               -- the journal: one row an act
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    time        INTEGER NOT NULL,
    act         TEXT NOT NULL,      -- of model.change.Act
    count       INTEGER NOT NULL,
    name        TEXT NOT NULL,      -- what it touched, '' if many
    old         TEXT NOT NULL,      -- JSON: what was, enough to put it back
    new         TEXT NOT NULL,      -- JSON: what is since
    undone      INTEGER             -- when it was taken back; null: it stands
);
CREATE INDEX change_standing ON change (id) WHERE undone IS NULL;

-- Sets of keys: what can be told from the tables above, kept so that each is a list of its own, newest last ------------------------

CREATE TABLE unread (key INTEGER PRIMARY KEY);
CREATE TABLE bookmarked (key INTEGER PRIMARY KEY);
CREATE TABLE hidden (key INTEGER PRIMARY KEY);  -- in no list: articles of removed feeds, and what is put away
CREATE TABLE put_away (key INTEGER PRIMARY KEY); -- hidden by the reader or a rule, and not with its feed; never a bookmarked article
CREATE TABLE kept_away (key INTEGER PRIMARY KEY); -- was put away when its feed was removed, and is again when the feed comes back

CREATE TABLE waiting (              -- articles that the places pass has to see
    key         INTEGER PRIMARY KEY,
    since       INTEGER NOT NULL DEFAULT 0 -- number of the change that made it wait again; 0: it is new, or the pass is
);

CREATE TABLE state (                -- single values of the library itself
    name        TEXT PRIMARY KEY,   -- closed_at_id: the newest article when the app was closed; places_version: of the last places pass;
                                    -- waits: how often something made articles wait again; ruled_id: the last article that the rules have seen;
                                    -- told_version, told_since, told_from, told_to: see tellings.py
    value       INTEGER NOT NULL
) WITHOUT ROWID;

-- saved pages have no feed of their own: they hang on this row, which counts as removed, so that they show without one
INSERT INTO feed (id, url, kind, own_title, said_title, title, sort, removed)
VALUES (0, CAST('saved:' AS BLOB), 'page', '', '', '', char(1114111) || char(9) || '0', 0);
INSERT INTO place (id, name, kind, lat, lon, population) VALUES (0, '', 'none', 0, 0, 0);
-- the label of articles without a place comes last
INSERT INTO facet (id, field, sort, value) VALUES (0, 'label', char(1114111) || char(9), '');
