-- The cells that are read, as text, where they lie; ``file_line`` is the line of a record in a text that was rewritten.
create or replace view raw as
select {cells}
from read_csv(
  {path}, delim = {delimiter}, skip = {skip}, header = false, auto_detect = false, columns = {{{columns}}},
  quote = '"', escape = '"', nullstr = '', null_padding = true, strict_mode = false, max_line_size = 10000000,
  parallel = {parallel}
)
