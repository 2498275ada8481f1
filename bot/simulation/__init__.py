"""Years in the life of the network, played by people of different temperaments through the sandbox's wire."""
