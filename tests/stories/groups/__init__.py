"""Stories about groups."""
