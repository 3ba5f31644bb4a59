"""What a user can do, without a browser: the pages and the shell both call these."""
