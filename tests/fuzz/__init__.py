"""Odd input: updates built on aiogram's types, mutated, and what must hold for the bot whatever comes."""
