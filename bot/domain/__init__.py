"""The rules of the network as pure functions and frozen dataclasses. Only the standard library, nothing async."""
