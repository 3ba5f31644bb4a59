-- The first wrong cells, in the order of the file.
select line, wrong from typed where class = 'row' and wrong <> 0 order by line limit {limit}
