"""The reader that interprets the descriptions: from the bytes of a file to the layouts of its tables."""
