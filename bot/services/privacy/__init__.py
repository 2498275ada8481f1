"""What is done about privacy."""
