update {current} t set {set} from delta_{fact} s where {match} and s.state = 'changed'
