"""What is done about groups."""
