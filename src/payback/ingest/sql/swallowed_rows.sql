-- Records of which a cell holds a line that is written like a row.
select count(*) from raw where regexp_matches(concat_ws(chr(31), {cells}), {line})
