"""The bot of the MicroENTRE Growth Network."""
