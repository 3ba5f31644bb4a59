-- Over the distinct long ids of a column: how many zeros stand past the digits that a spreadsheet keeps, and how
-- many ids end otherwise. Materialized, or each cell of each row would be cleaned before they are made distinct.
with once as materialized (select distinct {cell} from {source})
select coalesce(sum(length(id) - {digits}) filter (rounded), 0), count(*) filter (not rounded)
from (
  select id, ends_with(id, repeat('0', (length(id) - {digits})::bigint)) as rounded
  from (select distinct {id} as id from once) where regexp_full_match(id, '\d{{16,20}}')
)
