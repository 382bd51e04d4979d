"""`python -m actions`: the action server as the settings say."""

from actions.server import main
from bot.settings import load

if __name__ == "__main__":
    settings = load()
    main(settings.root, settings.services_dir, settings.action_port)
