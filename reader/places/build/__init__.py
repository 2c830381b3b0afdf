"""Builds the gazetteer that ships in data/: `python -m reader.places.build INPUTS_FOLDER`. Not used at run time."""
