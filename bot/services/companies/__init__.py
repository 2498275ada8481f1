"""What is done about companies in the network, each one whatever groups it is in."""

from bot.services.companies.erasure import take_out

__all__ = ["take_out"]
