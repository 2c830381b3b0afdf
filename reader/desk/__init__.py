"""What a reader can do, one use case a file; the app and the command line both call it."""
