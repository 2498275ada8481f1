"""A stand-in for Telegram. It knows nothing of any particular bot: whatever speaks the Bot API can run on it."""
