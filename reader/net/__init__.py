"""Talks to the network: the only room that does."""
