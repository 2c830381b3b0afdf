"""Tests mirror the rooms of reader/."""
