"""Where the lines of charts and maps run: pure geometry."""
