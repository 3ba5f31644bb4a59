-- Typed rows to a file of their own.
copy (select * from {rows}) to '{into}' (format parquet, compression lz4)
