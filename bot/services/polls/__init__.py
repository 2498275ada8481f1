"""What is done about polls."""
