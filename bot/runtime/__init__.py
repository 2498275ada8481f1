"""What runs all the time: delivery, timers, the rate limiter, reading feeds."""
