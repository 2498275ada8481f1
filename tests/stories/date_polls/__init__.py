"""Stories about date polls."""
