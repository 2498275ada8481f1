"""What is done about health."""
