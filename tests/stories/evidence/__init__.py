"""Reports through the wire."""
