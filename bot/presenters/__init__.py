"""Presenters turn what a service returns into messages. They neither read the database nor send."""
