"""What is done about digests."""
