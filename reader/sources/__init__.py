"""Formats as adapters: bytes in, RawDocument out, no I/O and no judgement."""
