"""How somebody new finds a group: links with a source, and what becomes of those who follow them."""
