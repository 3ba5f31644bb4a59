delete from arrived_{fact} s using twice_{fact} t where {match}
