"""Pictures of the screens, made by `python -m tests.pictures` from a library with a day of invented news."""
