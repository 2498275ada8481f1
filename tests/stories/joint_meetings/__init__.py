"""Stories of meetings of several groups."""
