"""The long-running tasks: delivery, timers, rate limits, feeds, the supervisor, health and clock watches."""
