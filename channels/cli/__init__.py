"""The command line, `threeany`: each command is a few lines in `commands` and a module of its own."""
