"""What is done about sources."""
