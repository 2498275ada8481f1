"""What is done about reviews."""
