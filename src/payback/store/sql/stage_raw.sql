-- The cells that are read, as text; the record number stands for the line until it is known better.
create table raw as
select {line} as line, {cells}
from read_csv(
  ?, delim = ?, skip = ?, header = false, auto_detect = false, columns = {{{columns}}}, quote = '"', escape = '"',
  nullstr = '', null_padding = true, strict_mode = false, max_line_size = 10000000, parallel = {parallel}
)
