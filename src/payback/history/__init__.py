"""What exports, ingest and store talk about: measures, days, tables and readings. Pure."""
