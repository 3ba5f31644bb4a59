-- One typed row for each record: its class (row, total, trailer, blank; later also: a repeat of another row), its days,
-- its figures, and the number of the first check that fails in it (0 = none).
with dated as (
  select raw.* {date_columns} {plain_figures} from raw {date_joins}
), read_once as (
  select * {figures} from dated
)
select {row_class}::enum('row', 'repeat', 'total', 'trailer', 'blank') as class, ({failed_check})::smallint as failed_check,
  {first_day} as date_day, {last_day} as date_end {columns} {file_line} from read_once
