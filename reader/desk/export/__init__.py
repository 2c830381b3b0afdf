"""Writes articles and feeds to files, one form a file."""
