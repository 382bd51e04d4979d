"""`python -m channels`: the gateway alone."""

from bot.settings import load
from channels.app import main

main(load())
