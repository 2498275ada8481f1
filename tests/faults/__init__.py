"""Real processes, killed and cut off; the promises that must hold whatever happens."""
