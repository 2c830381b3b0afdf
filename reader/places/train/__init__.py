"""Learns the weights that ship in data/ from place-annotated texts: `python -m reader.places.train CORPORA_FOLDER`. Not used at run time."""
