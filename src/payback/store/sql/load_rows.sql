-- The rows of one table of the file; columns that it lacks stay NULL: not measured.
insert into loaded_{fact} by name
select {table_no} as table_no, {columns} from read_parquet(?)
