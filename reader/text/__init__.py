"""Raw to readable: pure functions that make blocks, links, dates and search text."""
