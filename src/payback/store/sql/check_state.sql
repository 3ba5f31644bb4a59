-- Keys whose current state is not what the applied imports make of them, either way round.
with expected as (
  select {key}{latest_fields} from {versions} v
  where import_id in (select import_id from import_batch where status = 'applied')
  group by {key}
)
select count(*) from (
  (select * from expected except all select {key}{fields} from {current})
  union all
  (select {key}{fields} from {current} except all select * from expected)
)
