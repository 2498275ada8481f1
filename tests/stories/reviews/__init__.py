"""Stories about reviews."""
