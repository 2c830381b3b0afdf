"""What an article is about: its places in order, and how sure that is."""
