"""Stories about digests."""
