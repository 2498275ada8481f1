"""What is done about hosting."""
