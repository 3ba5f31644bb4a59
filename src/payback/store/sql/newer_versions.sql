-- The loaded rows of which an applied import holds a later reading, without the figures that it measured.
create or replace temp table outdated_{fact} as
select {s_key}{undecided_fields}
from loaded_{fact} s join (
  select * from {versions} where {first_taken} is not null
    and import_id in (select import_id from import_batch where status = 'applied')
) v on {version_match} and {v_taken} > {s_taken}
group by {s_key}
