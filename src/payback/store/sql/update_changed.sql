update {current} t set {assignments} from delta_{fact} s where {key_match} and s.state = 'changed'
