-- Keys that the file gives more than once. Digests are grouped first: of ten million keys they are a tenth of the size,
-- and hardly ever is there one to look at more closely.
create temp table duplicate_keys_{fact} as
with suspects as materialized (
  select hash({key}) as digest from loaded_{fact} group by digest having count(*) > 1
)
select {key} from loaded_{fact} where hash({key}) in (from suspects) group by {key} having count(*) > 1
