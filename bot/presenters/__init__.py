"""What a service returns becomes a message here. Nothing is read from the database or sent."""
