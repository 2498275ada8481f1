"""What is done about questions."""
