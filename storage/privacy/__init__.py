"""Tables and queries for privacy and erasure."""
