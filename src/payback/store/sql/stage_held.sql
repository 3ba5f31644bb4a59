-- The typed rows in memory.
create table judged as {typed}
