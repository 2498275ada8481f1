"""Stories about hosting."""
