-- One typed row for each record: its class (row, total, trailer, blank), its days, its figures, and the number of the
-- first thing that is wrong in it (0 = nothing).
with dated as (
  select raw.* {days} {quick} from raw {joins}
), read_once as (
  select * {numbers} from dated
)
select {class}::enum('row', 'total', 'trailer', 'blank') as class, ({wrong})::smallint as wrong, {day} as date_day,
  {end} as date_end {kept} {place} from read_once
