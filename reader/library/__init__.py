"""What is kept; knows no network and no screen."""
