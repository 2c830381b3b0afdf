"""The `dateline` command, one file a command group."""
