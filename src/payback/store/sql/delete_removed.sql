delete from {current} t using delta_{fact} s where {key_match} and s.state = 'removed'
