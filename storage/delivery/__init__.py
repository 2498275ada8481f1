"""Tables and queries of delivery."""
