"""Stories of e-mail."""
