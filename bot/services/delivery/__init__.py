"""What is done about delivery."""
