"""Stories about themes."""
