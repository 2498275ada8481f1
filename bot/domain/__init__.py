"""The rules of the network as pure functions and frozen dataclasses. The standard library alone, nothing async."""
