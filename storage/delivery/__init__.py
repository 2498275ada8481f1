"""Tables and queries for delivery."""
