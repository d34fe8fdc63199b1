"""The project's glue: settings, root addresses and the entry point of the server."""
