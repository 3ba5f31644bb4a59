-- The cells that are read, as text, in the order of the file.
create table cells as
select {cells}
from read_csv(
  ?, delim = ?, skip = ?, header = false, auto_detect = false, columns = {{{columns}}}, quote = '"', escape = '"',
  nullstr = '', null_padding = true, strict_mode = false, max_line_size = 10000000, parallel = {parallel}
)
