-- The first rows that fail a check, in the order of the file.
select line, failed_check from typed where class = 'row' and failed_check <> 0 order by line limit {limit}
