delete from {current} t using delta_{fact} s where {match} and s.state = 'gone'
