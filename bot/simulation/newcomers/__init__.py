"""Newcomers in a simulated network: who they are, what they do, and the book kept of how far they come."""

from bot.simulation.newcomers.around import STAYING
from bot.simulation.newcomers.arrivals import Arrivals
from bot.simulation.newcomers.reckoning import reckoned

__all__ = ["STAYING", "Arrivals", "reckoned"]
