delete from loaded_{fact} s using duplicate_keys_{fact} t where {key_match}
