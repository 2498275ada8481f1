"""The real program as a process of its own, and everything around it that may fail."""
