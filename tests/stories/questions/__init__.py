"""Stories about questions."""
