"""One screen or sheet a file."""
