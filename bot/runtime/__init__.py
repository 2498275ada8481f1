"""What keeps the program running with nobody looking: the supervisor, health, the watch over the clock."""
