"""What was weighed in reading a text, put in words."""
