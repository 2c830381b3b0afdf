"""The words that every room speaks: frozen dataclasses, errors, settings, paths, safe text."""
