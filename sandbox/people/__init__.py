"""People of the world, and what each can do with a Telegram app."""
