"""The simulation: its people, its book-keeping, and a small network that keeps its promises."""
