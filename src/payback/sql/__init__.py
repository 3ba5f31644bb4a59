"""What every user of DuckDB here shares: queries from files, and how far one is."""
