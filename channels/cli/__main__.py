from channels.cli.commands import main

main()
