"""Which of the places of a name is meant."""
