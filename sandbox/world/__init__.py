"""The world behind the Bot API: its chats and messages, and the rules they live by."""
