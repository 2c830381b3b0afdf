"""The parts of a dateline, and whether a text that looks like one is one."""
