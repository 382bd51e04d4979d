"""Public services as their agencies publish them."""
