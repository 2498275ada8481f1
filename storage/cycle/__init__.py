"""Tables and queries for the monthly cycle."""
