-- Typed rows to a file of their own.
copy (select * from {rows}) to {path} (format parquet, compression lz4)
