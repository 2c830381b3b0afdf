"""Brings news in: reads sources in worker processes, keeps them, places them."""
