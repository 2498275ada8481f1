"""Tables and queries of cycle."""
