"""What ingest and store share of DuckDB: queries from files, column types, locked settings, progress."""
