-- The name of the account that the whole table is about, as the file or the person gives it.
insert into loaded_entity by name
select distinct 0 as table_no, 0 as line_no, {keys}, ? as name from read_parquet(?)
where (select count(distinct account_id) from read_parquet(?)) = 1
