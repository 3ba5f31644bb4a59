-- One typed row for each record: its class (row, total, trailer, blank), its days, its figures, and the number of the
-- first thing that is wrong in it (0 = nothing).
with dated as (
  select raw.* {days} {quick} from raw {joins}
), read_once as (
  select * {numbers} from dated
)
select stands_on, {class} as class, {wrong} as wrong, {day} as date_day, {end} as date_end {kept} from read_once
