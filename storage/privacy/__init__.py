"""Tables and queries of privacy."""
