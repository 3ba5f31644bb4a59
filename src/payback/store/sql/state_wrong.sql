-- Keys whose current state is not what the applied imports say, either way round.
with said as (
  select {key}{latest} from {versions} v
  where import_id in (select import_id from import_batch where status = 'applied')
  group by {key}
)
select count(*) from (
  (select * from said except all select {key}{fields} from {current})
  union all
  (select {key}{fields} from {current} except all select * from said)
)
