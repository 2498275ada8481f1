"""The evidence report as files, and records made up for it."""
