-- The typed rows of a big table on disk, by columns.
copy ({typed}) to {path} (format parquet, compression lz4)
