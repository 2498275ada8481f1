"""The connection to Telegram: incoming updates, outgoing calls, and rate limits."""
