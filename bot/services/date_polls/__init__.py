"""What is done about date polls."""
