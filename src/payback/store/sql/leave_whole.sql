update loaded_{fact} s set {measure} = null from {current} t
where s.table_no in ({tables}) and t.{measure} > s.{measure} and {key_match}
