"""Foreign formats: what people type as a date, what a calendar reads."""
