"""Where in a page its story stands, and what around and between it is no part of it."""
