"""One platform a file: the columns of its exports, in every language."""
