"""`python -m actions`: the action server as the settings say."""

from actions.server import main
from bot.settings import load

if __name__ == "__main__":
    settings = load()
    main(settings.root, settings.services_dir, settings.search_model, settings.action_port)
