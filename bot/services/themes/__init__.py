"""What is done about themes."""
