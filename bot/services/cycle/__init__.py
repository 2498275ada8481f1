"""What is done about cycle."""
