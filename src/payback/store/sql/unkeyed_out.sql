delete from arrived_{fact} where {unkeyed}
